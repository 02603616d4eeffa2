/**
 * Runs in the page before Flex does, so that Flex, which knows nothing of Local Twilio, reaches it. Told of the
 * functions by its own script element: `data-functions-domain` and `data-functions-origin`.
 */
import { rewriteAddress } from './rewrite';

const { functionsDomain = '', functionsOrigin = '' } = document.currentScript?.dataset ?? {};
const page = new URL(window.location.href);
const here = (address: string) => rewriteAddress(address, page, { domain: functionsDomain, origin: functionsOrigin });

const { fetch } = window;
window.fetch = (input, init) =>
  input instanceof Request
    ? fetch(new Request(here(input.url), input), init)
    : fetch(here(input instanceof URL ? input.href : input), init);

XMLHttpRequest.prototype.open = new Proxy(XMLHttpRequest.prototype.open, {
  apply: (open, request, [method, url, ...rest]: [string, string | URL, ...unknown[]]) =>
    Reflect.apply(open, request, [method, here(String(url)), ...rest]),
});

// A proxy, so that the constants and instanceof stay what they are.
window.WebSocket = new Proxy(window.WebSocket, {
  construct: (Socket, [url, ...rest]: [string | URL, ...unknown[]]) =>
    Reflect.construct(Socket, [here(String(url)), ...rest]),
});

const { sendBeacon } = navigator;
navigator.sendBeacon = (url, data) => sendBeacon.call(navigator, here(String(url)), data);

/** Rewrites what is given to an element's property, such as the address of a style sheet. */
function rewriteProperty(prototype: object, name: string) {
  const property = Object.getOwnPropertyDescriptor(prototype, name);
  Object.defineProperty(prototype, name, {
    ...property,
    set(this: unknown, address: string) {
      property?.set?.call(this, here(address));
    },
  });
}
rewriteProperty(HTMLLinkElement.prototype, 'href');
rewriteProperty(HTMLMediaElement.prototype, 'src');

window.Audio = new Proxy(window.Audio, {
  construct: (Sound, [src]: [string?]) => Reflect.construct(Sound, src === undefined ? [] : [here(src)]),
});
