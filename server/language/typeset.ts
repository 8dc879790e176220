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

/**
 * A name after « de » or « que », as it is said: « d’Anne-Sophie », « qu’Aubigny ». Most names in H are
 * mute in French, those in « Ha » and « Ho » mostly not (« d’Hélène », « de Hautvillers », « de
 * Honfleur »); Y is a consonant before a vowel. Articles stay, for « Le Gall » is a person: of a
 * commune, `ofTown` says « du Mans ».
 */
export function elided(word: 'de' | 'que', name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  const isMute = /^([aeiouœæ]|y[^aeiou]|h(?!a|o(?!nor|rt)))/iu.test(plain)
  return isMute ? `${word.slice(0, -1)}’${name}` : `${word} ${name}`
}
