/** A slim bar above Flex in `npm start`, with the ways to the other pages of Local Twilio. */
import { html, raw } from 'hono/html';

const HEIGHT_PX = 28;

const STYLE = `
  body { display: flex; flex-direction: column }
  #flex { height: calc(100vh - ${HEIGHT_PX}px) }
  #local-twilio {
    flex: none; box-sizing: border-box; height: ${HEIGHT_PX}px; padding: 0 12px;
    display: flex; align-items: center; gap: 20px; overflow: hidden; white-space: nowrap;
    background: #394762; color: #fff; font: 13px/1 system-ui, sans-serif;
  }
  #local-twilio a { color: #fff; text-decoration: underline; text-underline-offset: 2px }
  #local-twilio a:focus-visible { outline: 2px solid #fff; outline-offset: 2px }
`;

export const bar = html`<style>${raw(STYLE)}</style>
    <nav id="local-twilio" aria-label="Local Twilio">
      <strong>Local Twilio</strong>
      <a href="/outside" target="local-outside">The outside world</a>
      <a href="/sign-in?returnTo=/agent-desktop/">Sign in as another person</a>
    </nav>
    <script>
      // The outside page returns to this tab by its name.
      window.name = 'local-flex';
    </script>`;
