import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Called once for each error that the children throw. */
  readonly onError: (error: unknown) => void;
  /** Shown in place of the children. `retry` mounts them again. */
  readonly fallback: (retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly hasFailed: boolean;
}

/**
 * Catches errors that the children throw while they render or in their effects. Otherwise React removes all of Flex.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static getDerivedStateFromError = (): ErrorBoundaryState => ({ hasFailed: true });

  override state: ErrorBoundaryState = { hasFailed: false };

  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback(() => this.setState({ hasFailed: false })) : this.props.children;
  }
}
