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
