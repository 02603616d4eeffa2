import { Button, type ButtonProps } from '@twilio-paste/core/button';
import { DISABLED_BUTTON } from './disabledStyle';

interface ActionButtonProps
  extends Pick<ButtonProps, 'variant' | 'size' | 'type' | 'form' | 'name' | 'aria-label' | 'children'> {
  /** Looks disabled and ignores clicks. */
  readonly isUnavailable: boolean;
  readonly onClick?: () => void;
}

/** A button that may be unavailable for a while. It is never really disabled, because it would lose the focus. */
export const ActionButton = ({ isUnavailable, onClick, ...button }: ActionButtonProps) => (
  <Button
    {...button}
    element={isUnavailable ? DISABLED_BUTTON : 'BUTTON'}
    aria-disabled={isUnavailable}
    onClick={(event) => {
      if (isUnavailable) event.preventDefault();
      else onClick?.();
    }}
  />
);
