import { Button, type ButtonProps } from '@twilio-paste/core/button';
import { HELD_BUTTON } from './disabledStyle';

interface ActionButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'type' | 'form' | 'name' | 'children'> {
  /** It does nothing for now, and looks like it. */
  readonly isHeld: boolean;
  readonly onClick?: () => void;
}

/** A button that may have to wait. It is never really disabled: the focus would be lost. */
export const ActionButton = ({ isHeld, onClick, ...button }: ActionButtonProps) => (
  <Button
    {...button}
    element={isHeld ? HELD_BUTTON : 'BUTTON'}
    aria-disabled={isHeld}
    onClick={(event) => {
      if (isHeld) event.preventDefault();
      else onClick?.();
    }}
  />
);
