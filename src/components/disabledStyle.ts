import type { CustomizationProviderProps } from '@twilio-paste/core/customization';

/** The `element` of a button that is held. */
export const HELD_BUTTON = 'HELD_BUTTON';
/** The `element` of a dialog whose button to confirm with is held. */
export const HELD_DIALOG = 'HELD_DIALOG';

/** Outweighs what Paste says of a button under the pointer; whoever is there with the keyboard still sees it. */
const held = (selector: string, color: string, backgroundColor: string, boxShadow: string) => ({
  [selector]: { cursor: 'not-allowed', color, backgroundColor, boxShadow },
  [`${selector}:focus`]: { boxShadow: 'shadowFocus' },
});

/**
 * Gives buttons that are held the look of Paste's disabled ones: as they are in the source of @twilio-paste/button 11.1,
 * by their variants.
 */
export const HELD_LOOK: NonNullable<CustomizationProviderProps['elements']> = {
  [HELD_BUTTON]: {
    variants: {
      primary: held('&&', 'colorTextWeakest', 'colorBackgroundPrimaryWeak', 'shadowBorderPrimaryWeak'),
      secondary: held('&&', 'colorTextWeaker', 'colorBackgroundBody', 'shadowBorderWeak'),
      destructive_secondary: held(
        '&&',
        'colorTextLinkDestructiveWeak',
        'colorBackgroundBody',
        'shadowBorderDestructiveWeak',
      ),
    },
  },
  // Paste's dialog hands nothing on to its buttons.
  [`${HELD_DIALOG}_FOOTER`]: held(
    '& [aria-disabled=true]',
    'colorTextWeakest',
    'colorBackgroundDestructiveWeak',
    'shadowBorderDestructiveWeak',
  ),
};
