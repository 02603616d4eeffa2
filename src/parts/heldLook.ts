import type { CustomizationProviderProps } from '@twilio-paste/core/customization';

type Look = Readonly<Record<'color' | 'backgroundColor' | 'boxShadow', string>>;

/** A focused button keeps the shadow that shows the focus. */
const held = ({ boxShadow, ...look }: Look) => ({
  '&[aria-disabled=true]': { ...look, cursor: 'not-allowed' },
  '&[aria-disabled=true]:not(:focus)': { boxShadow },
});

/**
 * Gives buttons that are held, which is to say `aria-disabled`, the look of Paste's disabled ones. Paste has none for
 * them (seen in the source of @twilio-paste/button 11.1, whose `disabledStyles` these are).
 */
export const HELD_LOOK: NonNullable<CustomizationProviderProps['elements']> = {
  BUTTON: {
    variants: {
      primary: held({
        color: 'colorTextWeakest',
        backgroundColor: 'colorBackgroundPrimaryWeak',
        boxShadow: 'shadowBorderPrimaryWeak',
      }),
      secondary: held({
        color: 'colorTextWeaker',
        backgroundColor: 'colorBackgroundBody',
        boxShadow: 'shadowBorderWeak',
      }),
      destructive: held({
        color: 'colorTextWeakest',
        backgroundColor: 'colorBackgroundDestructiveWeak',
        boxShadow: 'shadowBorderDestructiveWeak',
      }),
      destructive_secondary: held({
        color: 'colorTextLinkDestructiveWeak',
        backgroundColor: 'colorBackgroundBody',
        boxShadow: 'shadowBorderDestructiveWeak',
      }),
    },
  },
};
