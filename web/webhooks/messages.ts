import type { PayloadType } from '../../server/webhooks/shapes.ts'
import { translated } from '../language.ts'

/** The words of what other software is told. */
export const webhookMessages = translated({
  title: 'Webhooks',
  help: {
    fr: 'Prévenir un autre logiciel (site de la commune, outil métier, intercommunalité) dès qu’il se passe quelque chose ici. Sa notice donne l’adresse à indiquer.',
    en: 'Tell other software (the commune’s site, an office’s tool, an intercommunality) as soon as something happens here. Its manual gives the address.',
  },
  forDevelopers: {
    fr: 'Pour qui programme : envois signés selon Standard Webhooks,',
    en: 'For who programs: signed as Standard Webhooks says,',
  },
  document: { fr: 'décrits dans openapi.json', en: 'described in openapi.json' },
  none: { fr: 'Aucun logiciel n’est prévenu', en: 'No software is told' },
  noneHelp: {
    fr: 'La plupart des communes n’en ont pas besoin.',
    en: 'Most communes do not need it.',
  },
  add: { fr: 'Ajouter un webhook', en: 'Add a webhook' },
  change: { fr: 'Modifier', en: 'Change' },
  changeTitle: { fr: 'Modifier le webhook', en: 'Change the webhook' },
  name: { fr: 'Nom', en: 'Name' },
  nameHelp: { fr: 'Site de la commune, par exemple.', en: 'The commune’s site, say.' },
  address: { fr: 'Adresse du webhook', en: 'Address of the webhook' },
  legends: {
    message: { fr: 'Les habitants', en: 'Residents' },
    delivery: { fr: 'Les publications', en: 'Publications' },
    event: { fr: 'L’agenda public', en: 'The public agenda' },
  },
  types: {
    'message.waiting': { fr: 'Quelqu’un attend une réponse', en: 'Somebody waits for an answer' },
    'message.answered': { fr: 'La mairie a répondu', en: 'The mairie has answered' },
    'delivery.published': { fr: 'Une publication est en ligne', en: 'A publication is online' },
    'delivery.failed': {
      fr: 'Une publication n’est pas partie',
      en: 'A publication did not go out',
    },
    'event.published': { fr: 'Un événement paraît', en: 'An event appears' },
    'event.changed': { fr: 'Un événement change', en: 'An event changes' },
    'event.cancelled': { fr: 'Un événement est annulé', en: 'An event is cancelled' },
    'event.removed': { fr: 'Un événement est retiré', en: 'An event is taken away' },
    'webhook.test': { fr: 'Essai', en: 'Trial' },
  } satisfies Record<PayloadType, { fr: string; en: string }>,
  chooseOne: { fr: 'Choisissez au moins une nouvelle.', en: 'Choose at least one kind of news.' },
  words: { fr: 'Avec les mots des habitants', en: 'With residents’ words' },
  wordsHelp: {
    fr: 'Ce logiciel reçoit alors leur nom et leurs messages : il doit figurer au registre des traitements. Sans cette case, seulement où et quand.',
    en: 'This software then gets their names and messages: it must stand in the register of processing. Without it, only where and when.',
  },
  enabled: { fr: 'Activé', en: 'Enabled' },
  enabledHelp: {
    fr: 'Ce qui arrive pendant qu’il est désactivé ne lui sera pas annoncé.',
    en: 'It is not told what happens while it is disabled.',
  },
  save: { fr: 'Enregistrer', en: 'Save' },
  added: (name: string) => ({ fr: `${name} est ajouté.`, en: `${name} is added.` }),
  changed: (name: string) => ({ fr: `${name} est modifié.`, en: `${name} is changed.` }),
  secretTitle: {
    fr: 'Copiez ce secret maintenant : il ne sera plus montré',
    en: 'Copy this secret now: it will not be shown again',
  },
  secretHelp: (name: string) => ({
    fr: `Donnez-le à ${name} : par lui, ce logiciel sait que l’envoi vient d’ici.`,
    en: `Give it to ${name}: by it, this software knows that we sent it.`,
  }),
  renew: { fr: 'Nouveau secret', en: 'New secret' },
  renewTitle: (name: string) => ({
    fr: `Un nouveau secret pour ${name} ?`,
    en: `A new secret for ${name}?`,
  }),
  renewText: {
    fr: 'L’ancien vaut encore un jour, le temps de changer le secret dans l’autre logiciel.',
    en: 'The old one is valid for another day, in which to change it in the other software.',
  },
  twoSecrets: { fr: 'l’ancien secret vaut encore', en: 'the old secret is still valid' },
  quotes: { fr: 'avec les mots des habitants', en: 'with residents’ words' },
  disabled: {
    person: { fr: 'Désactivé', en: 'Disabled' },
    gone: {
      fr: 'Désactivé : ce logiciel dit ne plus rien vouloir recevoir.',
      en: 'Disabled: this software says that it wants nothing more.',
    },
    silent: {
      fr: 'Désactivé : ce logiciel n’a rien pris depuis cinq jours. Une fois réparé, activez-le et renvoyez ce qui a échoué.',
      en: 'Disabled: this software has taken nothing for five days. Once it is mended, enable it and send again what failed.',
    },
  },
  failing: (since: string, why: string) => ({
    fr: `Ne prend plus rien depuis ${since} : ${why}. Tambour réessaie.`,
    en: `Has taken nothing since ${since}: ${why}. Tambour tries again.`,
  }),
  try: { fr: 'Envoyer un essai', en: 'Send a trial' },
  tried: (name: string) => ({
    fr: `L’essai est arrivé chez ${name}.`,
    en: `The trial arrived at ${name}.`,
  }),
  trialIs: (state: string) => ({ fr: `Essai : ${state}.`, en: `Trial: ${state}.` }),
  trialFailed: (why: string) => ({
    fr: `L’essai n’est pas arrivé : ${why}.`,
    en: `The trial did not arrive: ${why}.`,
  }),
  remove: { fr: 'Supprimer', en: 'Remove' },
  removeTitle: (name: string) => ({ fr: `Supprimer ${name} ?`, en: `Remove ${name}?` }),
  removeText: {
    fr: 'Ce logiciel ne sera plus prévenu, et le détail de ses envois disparaît.',
    en: 'This software is told nothing more, and the record of what it was told goes.',
  },
  removed: (name: string) => ({ fr: `${name} est supprimé.`, en: `${name} is removed.` }),
  log: { fr: 'Envois', en: 'Messages' },
  logOf: (name: string) => ({ fr: `Envois à ${name}`, en: `Messages to ${name}` }),
  logNone: { fr: 'Rien encore', en: 'Nothing yet' },
  logNoneHelp: {
    fr: 'Ce qui part d’ici reste visible pendant trente jours.',
    en: 'What leaves is shown here for thirty days.',
  },
  states: {
    queued: { fr: 'va partir', en: 'is to leave' },
    sending: { fr: 'part', en: 'is leaving' },
    sent: { fr: 'arrivé', en: 'arrived' },
    failed: { fr: 'pas arrivé', en: 'did not arrive' },
    dropped: { fr: 'pas parti, webhook désactivé', en: 'did not leave, webhook disabled' },
  },
  status: (status: number) => ({ fr: `code ${status}`, en: `code ${status}` }),
  attempts: (count: number) => ({
    fr: count < 2 ? `${count} essai` : `${count} essais`,
    en: count === 1 ? '1 attempt' : `${count} attempts`,
  }),
  nextAt: (at: string) => ({ fr: `nouvel essai ${at}`, en: `next attempt ${at}` }),
  content: { fr: 'Contenu', en: 'Content' },
  answer: { fr: 'Réponse reçue', en: 'What was answered' },
  erased: {
    fr: 'Effacé avec le message d’un habitant.',
    en: 'Erased with a resident’s message.',
  },
  resend: { fr: 'Renvoyer', en: 'Send again' },
  resent: { fr: 'Renvoyé.', en: 'Sent again.' },
  notArrived: (why: string) => ({
    fr: `Ce n’est pas arrivé : ${why}.`,
    en: `It did not arrive: ${why}.`,
  }),
  resendAll: { fr: 'Renvoyer ce qui a échoué', en: 'Send again what failed' },
  resentAll: (count: number) => ({
    fr:
      count === 0
        ? 'Rien n’est à renvoyer.'
        : count === 1
          ? '1 envoi repart.'
          : `${count} envois repartent.`,
    en:
      count === 0
        ? 'There is nothing to send again.'
        : count === 1
          ? '1 message leaves again.'
          : `${count} messages leave again.`,
  }),
  older: { fr: 'Plus anciens', en: 'Older' },
})
