import { translated } from '../language.ts'

/** What is said of what colleagues write to each other in a conversation. */
export const noteMessages = translated({
  choice: { fr: 'Répondre, ou écrire une note', en: 'Reply, or write a note' },
  reply: { fr: 'Répondre', en: 'Reply' },
  note: { fr: 'Note interne', en: 'Internal note' },
  by: (name: string) => ({ fr: `Note interne · ${name}`, en: `Internal note · ${name}` }),
  never: { fr: 'jamais envoyée', en: 'never sent' },
  edited: { fr: 'modifiée', en: 'edited' },
  about: { fr: 'de cette note', en: 'about this note' },
  label: { fr: 'Note interne, pour vos collègues', en: 'Internal note, for your colleagues' },
  help: {
    fr: 'Jamais envoyée à l’habitant. Tapez @ pour prévenir un collègue.',
    en: 'Never sent to the resident. Type @ to tell a colleague.',
  },
  save: { fr: 'Enregistrer la note', en: 'Save the note' },
  cancel: { fr: 'Ne rien changer', en: 'Leave it as it was' },
  edit: { fr: 'Modifier', en: 'Edit' },
  remove: { fr: 'Supprimer', en: 'Delete' },
  saved: { fr: 'La note est enregistrée.', en: 'The note is saved.' },
  savedFor: (names: string) => ({
    fr: `La note est enregistrée\u00a0: Tambour prévient ${names} par notification ou par courriel, là où l’un ou l’autre est réglé.`,
    en: `The note is saved: Tambour tells ${names} by notification or by e-mail, where either is set up.`,
  }),
  removed: { fr: 'La note est supprimée.', en: 'The note is deleted.' },
  kept: { fr: 'Votre texte est toujours là.', en: 'Your text is still there.' },
  people: { fr: 'Collègues à prévenir', en: 'Colleagues to tell' },
  found: (count: number) => ({
    fr:
      count === 1
        ? 'Un collègue\u00a0: Entrée le choisit'
        : `${count} collègues\u00a0: flèches et Entrée`,
    en: count === 1 ? 'One colleague: Enter chooses' : `${count} colleagues: arrows and Enter`,
  }),
})
