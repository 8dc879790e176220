import { sentences } from '../../../language/sentence.ts'
import { commonSentences } from '../../network/common-sentences.ts'

/** Messages is what a screen of ours is called, too. */
const here = { fr: 'La Suite', en: 'La Suite' }

export const suiteSentences = sentences('lasuite', {
  ...commonSentences({ server: here, shown: here, on: { fr: 'dans La Suite', en: 'in La Suite' } }),
  description: {
    fr: 'La messagerie que l’État propose aux communes : chaque courriel reçu arrive ici aussitôt, et y est mesuré. Pour y répondre d’ici, il faut une clé.',
    en: 'The mail service that the State offers communes: each mail that comes in arrives here at once, and is measured. To answer from here takes a key.',
  },
  addressHelp: {
    fr: 'Celle de la boîte, par exemple mairie@exemple.fr : les courriels d’une autre boîte sont laissés de côté.',
    en: 'The mailbox’s, for instance mairie@example.fr: mails of another mailbox are left aside.',
  },
  webhook: { fr: 'Secret du webhook', en: 'Secret of the webhook' },
  webhookHelp: {
    fr: 'Dans la messagerie de La Suite : Paramètres de la boîte, Intégrations, créez un webhook vers l’adresse ci-dessus, au format .eml, déclenché quand le message est remis (message.delivered), authentifié par signature (JWT). Son secret ne s’affiche qu’une fois : collez-le ici. Ce qui arrive pendant que Tambour est arrêté ne revient pas, sauf avec message.delivering, qui en échange retient le courriel.',
    en: 'In the mail service of La Suite: settings of the mailbox, Integrations, create a webhook to the address above, in the .eml format, fired when the message is delivered (message.delivered), authenticated by signature (JWT). Its secret is shown only once: paste it here. What comes while Tambour is stopped does not come again, but with message.delivering, which holds the mail back instead.',
  },
  box: { fr: 'Adresse de la boîte dans La Suite', en: 'Address of the mailbox in La Suite' },
  boxHelp: {
    fr: 'Pour répondre d’ici. Ouvrez la boîte dans La Suite et copiez l’adresse du navigateur, comme https://messages.exemple.fr/mailbox/…',
    en: 'To answer from here. Open the mailbox in La Suite and copy the browser’s address, like https://messages.example.fr/mailbox/…',
  },
  keyId: { fr: 'Identifiant de la clé d’API', en: 'ID of the API key' },
  keyIdHelp: {
    fr: 'Pour répondre d’ici. Les écrans de La Suite n’en créent pas encore : demandez à son support une clé d’API pour cette boîte, avec le droit « messages:send ».',
    en: 'To answer from here. The screens of La Suite make none yet: ask its support for an API key for this mailbox, with the right “messages:send”.',
  },
  key: { fr: 'Clé d’API', en: 'API key' },
  keyHelp: {
    fr: 'Celle qui va avec l’identifiant. Elle est chiffrée et ne sera plus jamais affichée.',
    en: 'The one that goes with the ID. It is encrypted and will never be shown again.',
  },

  waits: (address: string) => ({
    fr: `Les courriels reçus par ${address} sont attendus : envoyez-en un pour vérifier que le webhook appelle.`,
    en: `Mails received by ${address} are awaited: send one to verify that the webhook calls.`,
  }),
  sends: {
    fr: 'La Suite prend la clé : les réponses partent d’ici.',
    en: 'La Suite takes the key: answers leave from here.',
  },
  answersThere: {
    fr: 'Sans clé d’API, les réponses s’écrivent dans La Suite, qui ne les fait pas connaître à Tambour : leur délai n’est pas mesuré.',
    en: 'Without an API key, answers are written in La Suite, which does not tell Tambour of them: their time is not measured.',
  },
  othersUnseen: {
    fr: 'Une réponse écrite dans La Suite n’est pas connue ici : répondez d’ici, pour que le délai soit mesuré.',
    en: 'An answer that is written in La Suite is not known here: answer from here, so that its time is measured.',
  },
  answerThere: {
    fr: 'Sans clé d’API, la réponse s’écrit dans La Suite. Pressez ensuite ici « Pas de réponse attendue », puis « Réglé autrement ».',
    en: 'Without an API key, the answer is written in La Suite. Then press “No reply expected” here, and “Settled otherwise”.',
  },
  noMail: {
    fr: 'La Suite a envoyé autre chose qu’un courriel : dans son intégration, choisissez le format .eml (message/rfc822).',
    en: 'La Suite sent something else than a mail: choose the .eml format (message/rfc822) in its integration.',
  },
  noBoxAddress: {
    fr: 'Ce n’est pas l’adresse d’une boîte dans La Suite : elle ressemble à https://messages.exemple.fr/mailbox/1a2b…',
    en: 'This is not the address of a mailbox in La Suite: it looks like https://messages.example.fr/mailbox/1a2b…',
  },
  keyIncomplete: {
    fr: 'Pour répondre d’ici, il faut les trois : l’adresse de la boîte dans La Suite, l’identifiant de la clé, et la clé.',
    en: 'To answer from here takes all three: the address of the mailbox in La Suite, the ID of the key, and the key.',
  },
  noApi: {
    fr: 'À cette adresse ne répond pas La Suite : copiez-la depuis le navigateur, la boîte ouverte.',
    en: 'What answers at this address is not La Suite: copy it from the browser, with the mailbox open.',
  },
  keyRefused: {
    fr: 'La Suite refuse la clé d’API ou son identifiant : recopiez-les, ou demandez-en une autre si elle a expiré.',
    en: 'La Suite refuses the API key or its ID: copy them again, or ask for another where it has expired.',
  },
  keyMayNot: {
    fr: 'La clé d’API ne permet pas d’envoyer depuis cette boîte : il lui faut le droit « messages:send » pour elle.',
    en: 'The API key does not allow sending from this mailbox: it needs the right “messages:send” for it.',
  },
  noBox: {
    fr: 'La Suite ne connaît pas cette boîte : recopiez son adresse depuis le navigateur.',
    en: 'La Suite does not know this mailbox: copy its address from the browser again.',
  },
})
