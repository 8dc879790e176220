import { translated } from '../language.ts'

/** The words of handing over. */
export const handoverMessages = translated({
  title: { fr: 'Passation', en: 'Handover' },
  lead: {
    fr: 'Ce qu’une personne qui vous remplace doit savoir ici, sur une feuille.',
    en: 'What somebody who stands in for you must know here, on one sheet.',
  },
  print: { fr: 'Imprimer', en: 'Print' },
  waiting: { fr: 'Ce qui attend', en: 'What waits' },
  waitingCount: (count: number) => ({
    fr:
      count === 0
        ? 'Personne n’attend de réponse.'
        : count === 1
          ? '1 personne attend une réponse.'
          : `${count} personnes attendent une réponse.`,
    en:
      count === 0
        ? 'Nobody waits for an answer.'
        : count === 1
          ? '1 person waits for an answer.'
          : `${count} people wait for an answer.`,
  }),
  approvals: (count: number) => ({
    fr: count === 1 ? '1 publication est à valider.' : `${count} publications sont à valider.`,
    en:
      count === 1
        ? '1 publication is to be approved.'
        : `${count} publications are to be approved.`,
  }),
  deliveryIssue: (title: string, channel: string) => ({
    fr: `«\u00a0${title}\u00a0» n’est pas parti comme prévu sur ${channel}.`,
    en: `“${title}” did not leave as planned on ${channel}.`,
  }),
  people: { fr: 'Qui travaille ici', en: 'Who works here' },
  onDuty: (names: string) => ({
    fr: `De permanence aujourd’hui\u00a0: ${names}.`,
    en: `On duty today: ${names}.`,
  }),
  nobodyOnDuty: {
    fr: 'Personne n’est inscrit à la permanence aujourd’hui.',
    en: 'Nobody is on duty today.',
  },
  channels: { fr: 'Les canaux, et par quel compte', en: 'The channels, and by whose account' },
  connectedBy: (name: string, at: string) => ({
    fr: `Connecté par ${name}, ${at}.`,
    en: `Connected by ${name}, ${at}.`,
  }),
  accessEnds: (at: string) => ({ fr: `L’accès prend fin ${at}.`, en: `The access ends ${at}.` }),
  noChannel: { fr: 'Aucun canal n’est connecté.', en: 'No channel is connected.' },
  whoseAccount: {
    fr: 'L’accès tient au compte personnel de qui a connecté le canal\u00a0: si cette personne quitte la page ou change de mot de passe, une autre administratrice ou un autre administrateur de la page le reconnecte dans Canaux.',
    en: 'The access hangs on the personal account of whoever connected the channel: when that person leaves the page or changes the password, another administrator of the page reconnects it in Channels.',
  },
  planned: { fr: 'Ce qui part dans les trente jours', en: 'What leaves in the next thirty days' },
  leaves: (at: string, title: string, channel: string) => ({
    fr: `${at}\u00a0: ${title}, sur ${channel}`,
    en: `${at}: ${title}, on ${channel}`,
  }),
  nothingPlanned: { fr: 'Rien n’est programmé.', en: 'Nothing is scheduled.' },
  mend: { fr: 'En cas d’ennui', en: 'If something is wrong' },
  mending: {
    fr: [
      'Un canal en pause\u00a0: Canaux, puis «\u00a0Reconnecter\u00a0»\u202f; ce qui était programmé part, ou vous est demandé si son heure est passée.',
      'Une publication en échec\u00a0: Aujourd’hui, puis «\u00a0Réessayer\u00a0»\u202f; seul ce qui a échoué repart.',
      'Un mot de passe oublié\u00a0: la page de connexion, ou «\u00a0tambour password ADRESSE\u00a0» sur la machine.',
      'Tout le reste\u00a0: «\u00a0tambour doctor\u00a0» dit ce qui ne va pas, et quoi faire.',
    ],
    en: [
      'A channel that is paused: Channels, then “Reconnect”; what was scheduled goes out, or you are asked if its time has passed.',
      'A publication that failed: Today, then “Try again”; only what failed is sent again.',
      'A forgotten password: the sign-in page, or “tambour password ADDRESS” on the machine.',
      'Everything else: “tambour doctor” says what is wrong, and what to do.',
    ],
  },
  noBackups: { fr: 'Aucune sauvegarde n’est faite par Tambour.', en: 'Tambour makes no backups.' },
  noBackupYet: (place: string) => ({
    fr: `Aucune sauvegarde n’est encore dans ${place}.`,
    en: `No backup is in ${place} yet.`,
  }),
  backup: (place: string, at: string) => ({
    fr: `La dernière sauvegarde est dans ${place}, ${at}. «\u00a0tambour restore\u00a0» la remet.`,
    en: `The last backup is in ${place}, ${at}. “tambour restore” puts it back.`,
  }),
})
