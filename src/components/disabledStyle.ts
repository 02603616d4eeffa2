import type { CustomizationProviderProps } from '@twilio-paste/core/customization';

/** The `element` of a button that is held. */
export const DISABLED_BUTTON = 'HELD_BUTTON';
/** The `element` of a dialog whose button to confirm with is held. */
export const DISABLED_DIALOG = 'HELD_DIALOG';

/** Outweighs what Paste says of a button under the pointer; whoever is there with the keyboard still sees it. */
const disabled = (selector: string, color: string, backgroundColor: string, boxShadow: string) => ({
  [selector]: { cursor: 'not-allowed', color, backgroundColor, boxShadow },
  [`${selector}:focus`]: { boxShadow: 'shadowFocus' },
});

/**
 * Gives buttons that are held the look of Paste's disabled ones: as they are in the source of @twilio-paste/button 11.1,
 * by their variants.
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
  // Paste's dialog hands nothing on to its buttons.
  [`${DISABLED_DIALOG}_FOOTER`]: disabled(
    '& [aria-disabled=true]',
    'colorTextWeakest',
    'colorBackgroundDestructiveWeak',
    'shadowBorderDestructiveWeak',
  ),
};
