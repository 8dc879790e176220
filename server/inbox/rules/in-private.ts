/** « en message privé », « par MP », « en privé »: where one asks to be written to apart. */
const apart = /[ \u00a0](?:en|par)[ \u00a0](?:messages?[ \u00a0]privés?|privé|MP)(?![\p{L}\d])/giu

/**
 * A text that is kept for public threads, as it is said to somebody who is written to in private
 * already: « donnez-nous l’adresse en message privé » is then « donnez-nous l’adresse ».
 */
export function saidInPrivate(text: string): string {
  return text.replace(apart, '')
}
