import type { CustomizationProviderProps } from '@twilio-paste/core/customization';

/** The `element` of an unavailable button. */
export const DISABLED_BUTTON = 'UNAVAILABLE_BUTTON';

/** Overrides Paste's hover style. The focus ring stays visible. */
const disabled = (selector: string, color: string, backgroundColor: string, boxShadow: string) => ({
  [selector]: { cursor: 'not-allowed', color, backgroundColor, boxShadow },
  [`${selector}:focus`]: { boxShadow: 'shadowFocus' },
});

/**
 * Makes unavailable buttons look like Paste's disabled ones, by variant.
 * Source: @twilio-paste/button 11.1.
 */
export const DISABLED_STYLE: NonNullable<CustomizationProviderProps['elements']> = {
  [DISABLED_BUTTON]: {
    variants: {
      primary: disabled('&&', 'colorTextWeakest', 'colorBackgroundPrimaryWeak', 'shadowBorderPrimaryWeak'),
      secondary: disabled('&&', 'colorTextWeaker', 'colorBackgroundBody', 'shadowBorderWeak'),
      destructive: disabled('&&', 'colorTextWeakest', 'colorBackgroundDestructiveWeak', 'shadowBorderDestructiveWeak'),
      destructive_secondary: disabled(
        '&&',
        'colorTextLinkDestructiveWeak',
        'colorBackgroundBody',
        'shadowBorderDestructiveWeak',
      ),
    },
  },
};
