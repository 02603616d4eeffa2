import type { CustomizationProviderProps } from '@twilio-paste/core/customization';

/** The `element` of an unavailable button. */
export const DISABLED_BUTTON = 'UNAVAILABLE_BUTTON';
/** The `element` of a dialog whose confirm button is unavailable. */
export const DISABLED_DIALOG = 'UNAVAILABLE_DIALOG';

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
      destructive_secondary: disabled(
        '&&',
        'colorTextLinkDestructiveWeak',
        'colorBackgroundBody',
        'shadowBorderDestructiveWeak',
      ),
    },
  },
  // Paste's dialog passes no `element` to its buttons.
  [`${DISABLED_DIALOG}_FOOTER`]: disabled(
    '& [aria-disabled=true]',
    'colorTextWeakest',
    'colorBackgroundDestructiveWeak',
    'shadowBorderDestructiveWeak',
  ),
};
