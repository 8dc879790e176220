import { NBSP, THIN } from './french.ts'

/**
 * Gives a French text, typed on a keyboard, the spaces and the apostrophe of print: unbreakable
 * before : ; ! ? » % € and after «, « ’ » between letters. Only a space that is there is replaced,
 * so that times, addresses and codes stay as they are.
 */
export function typeset(text: string): string {
  return spaced(text).replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
}

/** The same without the apostrophe: what somebody wrote, and a sentence names, keeps its letters. */
export function spaced(text: string): string {
  return wholePrices(text)
    .replace(/ (?=[;!?]+(\s|$|[)»,.]))/g, THIN)
    .replace(/ (?=:(\s|$)|»|%(?![\dA-Za-z]))/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
}

/** « 8 € » stays on one line. */
export function wholePrices(text: string): string {
  return text.replace(/(?<=\d) (?=€)/g, NBSP)
}

/** « samedi 13 juin » as a sentence begins: « Samedi 13 juin ». */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
