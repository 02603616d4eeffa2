import { Button, type ButtonProps } from '@twilio-paste/core/button';
import { DISABLED_BUTTON } from './disabledStyle';

interface ActionButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'type' | 'form' | 'name' | 'children'> {
  /** It does nothing for now, and looks like it. */
  readonly isUnavailable: boolean;
  readonly onClick?: () => void;
}

/** A button that may have to wait. It is never really disabled: the focus would be lost. */
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
