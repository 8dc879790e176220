import { translated } from '../language.ts'
import { exclusion } from '../reply-times/outcome-messages.ts'

/** The words of what people judge of a message or of an answer, and of taking it back. */
export const markMessages = translated({
  notNeeded: { fr: 'Pas de réponse attendue', en: 'No reply expected' },
  needed: { fr: 'Demande une réponse', en: 'It does need one' },
  reasons: {
    courtesy: { fr: 'C’est un remerciement', en: 'It is a thank-you' },
    elsewhere: { fr: 'Réglé autrement', en: 'Settled otherwise' },
  },
  why: (reason: string | null, by: 'rule' | 'person' | null) => ({
    fr:
      by === 'rule'
        ? `Écarté d’office : ${exclusion(reason).fr}`
        : `Écarté : ${exclusion(reason).fr}`,
    en:
      by === 'rule'
        ? `Left out by rule: ${exclusion(reason).en}`
        : `Left out: ${exclusion(reason).en}`,
  }),
  spam: { fr: 'Indésirable', en: 'Spam' },
  notSpam: { fr: 'Ce n’est pas un indésirable', en: 'This is not spam' },
  whyThis: { fr: 'Pourquoi ?', en: 'Why?' },
  overridden: {
    needed: (by: string) => ({
      fr: `${by} a jugé qu’une réponse était attendue`,
      en: `${by} judged that a reply was expected`,
    }),
    'not-needed': (by: string, reason: string | null) => ({
      fr:
        reason === 'spam'
          ? `${by} a jugé ce message indésirable`
          : `${by} a jugé qu’aucune réponse n’était attendue${because(reason).fr}`,
      en:
        reason === 'spam'
          ? `${by} judged this message to be spam`
          : `${by} judged that no reply was expected${because(reason).en}`,
    }),
    undone: (by: string, reason: string | null) => ({
      fr: `${by} a annulé l’avis précédent${because(reason).fr}`,
      en: `${by} took the judgement before back${because(reason).en}`,
    }),
    holding: (by: string) => ({
      fr: `${by} a marqué cette réponse comme réponse d’attente`,
      en: `${by} marked this reply as a holding reply`,
    }),
    complete: (by: string) => ({
      fr: `${by} a marqué cette réponse comme réponse complète`,
      en: `${by} marked this reply as a full answer`,
    }),
    automatic: (by: string) => ({
      fr: `${by} a dit que cette réponse est automatique`,
      en: `${by} said that this reply is automatic`,
    }),
    human: (by: string) => ({
      fr: `${by} a dit qu’une personne a écrit cette réponse`,
      en: `${by} said that somebody wrote this reply`,
    }),
    unsaid: (by: string) => ({
      fr: `${by} a annulé ce qui avait été dit de cette réponse`,
      en: `${by} took back what was said of this reply`,
    }),
    hidden: (by: string) => ({ fr: `${by} a masqué ce message`, en: `${by} hid this message` }),
    shown: (by: string) => ({
      fr: `${by} a affiché de nouveau ce message`,
      en: `${by} showed this message again`,
    }),
    'private-answer': (by: string) => ({
      fr: `${by} a dit que la réponse a été donnée ailleurs`,
      en: `${by} said that the answer was given elsewhere`,
    }),
    'no-private-answer': (by: string) => ({
      fr: `${by} a dit que l’autre message n’est pas la réponse`,
      en: `${by} said that the other message is not the answer`,
    }),
    arrived: (by: string) => ({
      fr: `${by} a dit que cette réponse est arrivée`,
      en: `${by} said that this reply arrived`,
    }),
    called: (by: string) => ({
      fr: `${by} a noté cette réponse par téléphone`,
      en: `${by} noted this answer by telephone`,
    }),
    'not-called': (by: string) => ({
      fr: `${by} a retiré cette réponse par téléphone`,
      en: `${by} took this answer by telephone back`,
    }),
    'in-doubt': (by: string) => ({
      fr: `${by} a annulé avoir dit que cette réponse est arrivée`,
      en: `${by} took back that this reply arrived`,
    }),
  },
  saidWhen: (sentence: string, when: string) => `${sentence} — ${when}`,
  takeBack: { fr: 'Annuler', en: 'Undo' },
  takeBackWhat: { fr: ' cet avis', en: ' this judgement' },
  takenBack: { fr: 'L’avis est annulé.', en: 'The judgement is taken back.' },
  saidSpam: {
    fr: 'Ce message est indésirable : il n’est pas compté.',
    en: 'This message is spam: it is not counted.',
  },
  saidNotSpam: { fr: 'Ce message n’est plus indésirable.', en: 'This message is no longer spam.' },
  saidNotNeeded: {
    fr: 'C’est noté : ce message ne demande pas de réponse.',
    en: 'Noted: this message asks for no reply.',
  },
  saidNeeded: {
    fr: 'C’est noté : ce message demande une réponse.',
    en: 'Noted: this message asks for a reply.',
  },
  unchanged: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
})

/** A reason in brackets, where it says more than that no answer is expected. */
function because(reason: string | null) {
  const { fr, en } = exclusion(reason)
  if (reason === 'needed' || fr === exclusion(null).fr) return { fr: '', en: '' }
  return { fr: ` (${fr})`, en: ` (${en})` }
}
