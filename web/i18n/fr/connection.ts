import type { AccessLevel } from '../../../server/channels/rules/access-level.ts'
import { frenchCount } from '../../../server/language/french.ts'

/** The words of connecting at the network: they come with its screens, not with the first one. */
export const connection = {
  measured,
  applications: 'Applications',
  applicationsLead:
    'Avec une application à vous, chez le réseau ou l’hébergeur, chaque canal se connecte ensuite en quelques clics.',
  noApplication: 'Aucun des canaux de cette installation ne se connecte ainsi.',
  notFilledIn: 'À remplir',
  toCopy: 'À recopier dans les réglages de l’application, chez le réseau',
  redirectAddress: 'Adresse de retour',
  stepOf: (number: number, all: number) => `Étape ${number} sur ${all}`,
  allSteps: 'Toutes les étapes sont faites',
  step: (number: number) => `Étape ${number} :`,
  stepDone: '(fait)',
  stepToDo: '(à faire)',
  openThere: 'Ouvrir la page à remplir',
  newTab: (step: string) => ` : ${step} (nouvel onglet)`,
  ticked: 'C’est fait',
  verifiedAfter: (number: number) => `Tambour pourra le vérifier une fois l’étape ${number} faite.`,
  orHistory: 'Pour mesurer seulement les délais passés, rien de tout cela n’est nécessaire :',
  toHistory: 'importez le téléchargement de la page.',
  keptSecret: 'Déjà enregistrée : laissez vide pour la garder.',
  save: 'Vérifier et enregistrer',
  saved: (label: string) => `${label} : c’est enregistré.`,
  nothingSaved: 'Rien n’a été enregistré, votre saisie est toujours là.',
  remove: 'Retirer l’application',
  removeTitle: (label: string) => `Retirer « ${label} » ?`,
  removeText:
    'Les canaux déjà connectés continuent de fonctionner. Pour en connecter d’autres par elle, il faudra la remplir de nouveau.',
  removed: (label: string) => `${label} : c’est retiré.`,
  atNetwork: (network: string) => `Par ${network}, en quelques clics`,
  atNetworkHelp: (network: string) =>
    `${network} vous demande quelles pages confier à Tambour, puis vous ramène ici pour choisir.`,
  connectBy: (network: string) => `Se connecter avec ${network}`,
  reconnectBy: (network: string) => `Reconnecter par ${network}`,
  along: (kind: string) => `Demander en même temps : ${kind}`,
  orToken: 'Ou donnez vous-même un nouveau code d’accès :',
  fillInFirst: (network: string) =>
    `${network} demande d’abord une application à vous. Un guide vous y mène pas à pas, avec ce qu’il faut copier et de quoi vérifier chaque étape : comptez une à deux heures, une seule fois.`,
  followGuide: 'Suivre le guide',
  fillIn: (label: string) => `Remplir « ${label} »`,
  withToken: 'Ou avec un code d’accès',
  withPassword: 'Ou avec un mot de passe',
  atProvider: (network: string) => `Par ${network}, sans mot de passe`,
  atProviderHelp: (network: string) =>
    `${network} vous demande de confier une boîte à Tambour, puis vous ramène ici.`,
  fillInIfThere: (network: string) =>
    `Si votre hébergeur est ${network}, une application à vous évite les mots de passe.`,
  backTitle: 'Retour du réseau',
  reading: 'Lecture des pages que vous avez confiées à Tambour…',
  notConnected: 'La connexion n’a pas abouti',
  again: 'Recommencer',
  chooseTitle: 'Choisir les canaux',
  chooseLead: 'Cochez ce que Tambour doit connecter. Vous avez un quart d’heure.',
  missingTitle: 'Tout n’a pas été accordé',
  alreadyConnected: (name: string, neighbour: string | null): string =>
    neighbour === null
      ? `Déjà connecté sous le nom « ${name} » : cochez-le pour renouveler son accès.`
      : `Déjà connecté sous le nom « ${name} », pour ${neighbour} : cochez-le pour renouveler son accès.`,
  isConnected: (name: string) => `${name} : connecté`,
  underWay: 'Connexion et vérification…',
  chooseOne: 'Cochez au moins un canal, ou n’en connectez aucun.',
  connectChosen: (count: number): string =>
    count === 0 ? 'Connecter' : `Connecter ${frenchCount(count, 'canal', 'canaux')}`,
  connected: (count: number) => `${frenchCount(count, 'canal connecté', 'canaux connectés')}.`,
  chooseNone: 'N’en connecter aucun',
  seeChannels: 'Voir les canaux',
  subscribe: 'Activer les webhooks',
  subscribed: (name: string) => `${name} : les webhooks sont activés.`,
}

export type ConnectionMessages = typeof connection

function measured({ comments, private: talks }: AccessLevel): string {
  if (comments === 'named' && talks === 'read') {
    return 'Accès complet : les commentaires et les messages privés sont mesurés.'
  }
  const isNone = comments === 'unread' && talks === 'unread'
  const reach = isNone ? 'Aucun accès' : 'Accès partiel'
  return `${reach} : ${commentWords[comments]} ; ${privateWords[talks]}.`
}

const commentWords = {
  named: 'les commentaires sont mesurés',
  nameless: 'les commentaires sont mesurés, mais sans le nom des personnes',
  unread: 'les commentaires ne sont pas mesurés',
}

const privateWords = {
  read: 'les messages privés sont mesurés',
  unseen: 'aucun message privé n’est visible pour l’instant',
  unread: 'les messages privés ne sont pas mesurés',
}
