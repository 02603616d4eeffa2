/**
 * Runs in the page before Flex and redirects Flex's requests to Local Twilio. It reads the functions' addresses from
 * the attributes `data-functions-domain` and `data-functions-origin` of its own script element.
 */
import { rewriteAddress } from './rewrite';

const { functionsDomain = '', functionsOrigin = '' } = document.currentScript?.dataset ?? {};
const page = new URL(window.location.href);
const localAddress = (address: string) =>
  rewriteAddress(address, page, { domain: functionsDomain, origin: functionsOrigin });

const { fetch } = window;
window.fetch = (input, init) =>
  input instanceof Request
    ? fetch(new Request(localAddress(input.url), input), init)
    : fetch(localAddress(input instanceof URL ? input.href : input), init);

XMLHttpRequest.prototype.open = new Proxy(XMLHttpRequest.prototype.open, {
  apply: (open, request, [method, url, ...rest]: [string, string | URL, ...unknown[]]) =>
    Reflect.apply(open, request, [method, localAddress(String(url)), ...rest]),
});

// A proxy keeps the constants and instanceof working.
window.WebSocket = new Proxy(window.WebSocket, {
  construct: (Socket, [url, ...rest]: [string | URL, ...unknown[]]) =>
    Reflect.construct(Socket, [localAddress(String(url)), ...rest]),
});

const { sendBeacon } = navigator;
navigator.sendBeacon = (url, data) => sendBeacon.call(navigator, localAddress(String(url)), data);

/** Redirects a URL property of an element, such as a style sheet's `href`. */
function rewriteProperty(prototype: object, name: string) {
  const property = Object.getOwnPropertyDescriptor(prototype, name);
  Object.defineProperty(prototype, name, {
    ...property,
    set(this: unknown, address: string) {
      property?.set?.call(this, localAddress(address));
    },
  });
}
rewriteProperty(HTMLLinkElement.prototype, 'href');
rewriteProperty(HTMLMediaElement.prototype, 'src');

window.Audio = new Proxy(window.Audio, {
  construct: (Sound, [src]: [string?]) => Reflect.construct(Sound, src === undefined ? [] : [localAddress(src)]),
});
