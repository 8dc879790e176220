import { contactAddress, telephoneInPairs } from '../../language/contact-address.ts'
import { sentences } from '../../language/sentence.ts'
import type { Answerable, Connector, Manifest, ReplyOptions } from '../connector.ts'
import { field, noPictures } from '../manifest.ts'
import { working } from '../network/check.ts'

const formSentences = sentences('form', {
  kind: { fr: 'Formulaire', en: 'Contact form' },
  description: {
    fr: 'Une page où chacun écrit à la mairie, sans compte. Vous répondez dans Messages, la réponse part par courriel.',
    en: 'A page on which anybody writes to the mairie, without an account. You answer in Messages, and the answer leaves by mail.',
  },
  intro: { fr: 'Mot d’accueil', en: 'Words of welcome' },
  introHelp: {
    fr: 'Au-dessus du formulaire : ce qu’il faut savoir avant d’écrire, les urgences par exemple.',
    en: 'Above the form: what to know before writing, such as emergencies.',
  },
  ready: {
    fr: 'La page est ouverte à tous.',
    en: 'The page is open to all.',
  },
  byTelephone: (number: string) => ({
    fr: `Cette personne n’a laissé que son téléphone : appelez le ${number}, puis choisissez « Répondu par téléphone ».`,
    en: `This person left a telephone number alone: call ${number}, then choose “Answered by telephone”.`,
  }),
  isForgotten: {
    fr: 'L’adresse de cette personne a été effacée : il n’y a plus où répondre.',
    en: 'This person’s address was erased: there is nowhere left to answer.',
  },
})

/** A page of our own: there is no network, no access to fill in, and nothing to publish to. */
const manifest: Manifest = {
  key: 'form',
  label: formSentences.kind,
  description: formSentences.description,
  fields: [field('intro', formSentences.intro, formSentences.introHelp, { multiline: true })],
  limits: {
    textLength: 8_000,
    counts: 'codepoints',
    ...noPictures,
    asOf: '2026-11-27',
    source:
      'https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#attr-fe-maxlength',
  },
  // What is written there comes in as it is written: a look finds nothing.
  pollEveryMs: 60 * 60_000,
  page: '/ecrire',
}

/**
 * The commune's own form. What people write comes in by its page (server/contact-form), never by
 * looking; an answer is one as soon as it is kept, for the person's page shows it then, and a mail
 * tells them.
 */
export const form: Connector = {
  manifest,
  async check() {
    return working([{ key: 'page', level: 'ok', text: formSentences.ready }])
  },
  async receive() {
    return { kind: 'page', conversations: [], cursor: '', done: true, waitMs: null, gaps: [] }
  },
  replyOptions,
  async reply(_call, _message, _text, key) {
    return { kind: 'published', remoteId: `answer:${key}`, url: null }
  },
  /** It is nowhere but here: what was not written down did not leave. */
  async findReply() {
    return { kind: 'absent' }
  },
}

/** By mail for ever; who left a telephone number alone is called. */
function replyOptions({ authorRemoteId }: Answerable): ReplyOptions {
  const known = contactAddress(authorRemoteId)
  if (known?.scheme === 'mailto') {
    const { textLength, counts } = manifest.limits
    return { public: null, private: { open: true, until: null, limit: { textLength, counts } } }
  }
  const reason =
    known === null
      ? formSentences.isForgotten
      : formSentences.byTelephone(telephoneInPairs(known.address))
  return { public: null, private: { open: false, reason } }
}
