import { stripVTControlCharacters } from 'node:util';

/** Returns a text that others chose in one line, and without characters that change what a terminal shows. */
export const inOneLine = (text: string) => stripVTControlCharacters(text).replace(/[\p{C}\s]+/gu, ' ');
