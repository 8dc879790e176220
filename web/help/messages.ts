import { frenchCount } from '../../server/language/french.ts'
import { typeset } from '../../server/language/typeset.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words around the pages of Aide, which have their own in server/help. */
export const helpMessages = translated({
  title: { fr: 'Aide', en: 'Help' },
  lead: {
    fr: 'L’essentiel pour travailler ici, et la façon exacte dont les délais sont mesurés.',
    en: 'What one needs to work here, and exactly how reply times are measured.',
  },
  choosing: { fr: 'Choisir ses canaux', en: 'Choosing channels' },
  houseRules: { fr: 'Nos règles, à imprimer', en: 'Our rules, to print' },
  search: { fr: 'Chercher dans l’aide', en: 'Search the help' },
  found: (sections: number) => ({
    fr:
      sections === 0
        ? 'Aucune page n’en parle. Essayez un autre mot, ou un seul.'
        : `${frenchCount(sections, 'passage', 'passages')}.`,
    en:
      sections === 0
        ? 'No page speaks of it. Try another word, or one alone.'
        : `${count(sections, 'passage', 'passages')}.`,
  }),
  contents: { fr: 'Dans cette page', en: 'On this page' },
  print: { fr: 'Imprimer', en: 'Print' },
  rules: {
    quoted: (text: string) => ({ fr: typeset(`« ${text} »`), en: `“${text}”` }),
    unknown: (words: number) => ({
      fr: `${words === 2 ? 'Deux' : 'Trois'} mots inconnus passent.`,
      en: `${words === 2 ? 'Two' : 'Three'} unknown words pass.`,
    }),
    words: { fr: 'Les mots de ces règles', en: 'The words of these rules' },
    questions: {
      fr: 'Mots d’une demande : avec eux, le message compte toujours',
      en: 'Words that ask: with them a message always counts',
    },
    troubles: { fr: 'Mots d’un souci : de même', en: 'Words of trouble: likewise' },
    matters: { fr: 'Mots d’une démarche : de même', en: 'Words of business: likewise' },
    given: {
      fr: 'Ce dont on remercie ou qu’on complimente : juste après un mot aimable, n’y demande rien',
      en: 'What one thanks for or praises: right after a kind word it asks nothing',
    },
    plain: {
      fr: 'Mots neutres : seuls, ils n’écartent rien',
      en: 'Neutral words: alone they leave nothing out',
    },
    village: { fr: 'Ce qui anime un village : de même', en: 'What is on in a village: likewise' },
    emoticons: { fr: 'Signes qui comptent comme des émojis', en: 'Signs that count as emoji' },
  },
})
