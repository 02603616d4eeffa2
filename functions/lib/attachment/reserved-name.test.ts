import { isReserved } from './reserved-name';

describe('a reserved name', () => {
  test.each([
    'interaction-webhooks',
    'Interaction-Webhooks for me',
    '  interaction-webhooks',
    'interaction webhooks',
    'interaction\u2011webhooks',
    '(interaction_webhooks)',
    '\u202einteraction-webhooks',
    'inter\u200baction\u2060-webhooks',
    'ı\u0323nteraction-wébhooks',
    'ｉnteraction-webhooks',
    '𝐢𝐧𝐭𝐞𝐫𝐚𝐜𝐭𝐢𝐨𝐧-webhooks',
    'ⓘⓝⓣⓔⓡⓐⓒⓣⓘⓞⓝ-webhooks',
    'іntеrасtіоn-wеbhооkѕ',
    'ΙΝΤΕRΑCΤΙΟΝ-WΕΒΗΟΟΚS',
    'İNTERACTION-WEBHOOKS',
    'lnteract1on-vvebh00k5',
    'ɪɴᴛᴇʀᴀᴄᴛɪᴏɴ-ᴡᴇʙʜᴏᴏᴋꜱ',
    'interaction+webhooks',
    'interaction ❤ webhooks',
    'interac†ion-webhooks',
    '¡nteraction-webhooks',
    'interactio∩-webhøøks',
    'ιηтεгαςтιση-ωεвнσσкѕ',
    'interaction-webhഠഠks',
  ])('begins like our prefix in any spelling: %p', (name) => {
    expect(isReserved(name)).toBe(true);
  });

  test.each([
    '',
    'CRM',
    'my interaction-webhooks',
    'interaction',
    'interactive webhooks',
    'Взаимодействия',
    '相互'.repeat(20),
  ])('is not %p', (name) => {
    expect(isReserved(name)).toBe(false);
  });
});
