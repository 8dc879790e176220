import { sentences } from '../../language/sentence.ts'

/** What somebody is told whom a note mentions; `by`: who wrote it, null where that is not known. */
export const mentionTexts = sentences('inbox.mention', {
  title: (by: string | null) => ({
    fr: by === null ? 'Une note vous mentionne' : `${by} vous mentionne dans une note`,
    en: by === null ? 'A note mentions you' : `${by} mentions you in a note`,
  }),
  subject: (by: string | null, commune: string) => ({
    fr: `${by === null ? 'Une note vous mentionne' : `${by} vous mentionne dans une note`}, ${commune}`,
    en: `${by === null ? 'A note mentions you' : `${by} mentions you in a note`}, ${commune}`,
  }),
  read: { fr: 'Lire la note', en: 'Read the note' },
  internal: {
    fr: 'C’est une note interne : elle n’est jamais envoyée aux habitants.',
    en: 'It is an internal note: residents never get it.',
  },
  why: {
    fr: 'Vous recevez ce courriel parce qu’aucun appareil n’a pu vous prévenir.',
    en: 'You get this mail because no device could tell you.',
  },
  settings: { fr: 'Choisir où être prévenu', en: 'Choose where to be told' },
})
