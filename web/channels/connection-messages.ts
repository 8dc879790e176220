import type { AccessLevel } from '../../server/channels/rules.ts'
import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

export const connectionMessages = translated({
  measured,
  applications: 'Applications',
  applicationsLead: {
    fr: 'Avec une application à vous, chez le réseau ou l’hébergeur, chaque canal se connecte ensuite en quelques clics.',
    en: 'With an application of your own, at the network or the provider, each channel is then connected in a few clicks.',
  },
  noApplication: {
    fr: 'Aucun des canaux de cette installation ne se connecte ainsi.',
    en: 'None of the channels of this installation is connected that way.',
  },
  notFilledIn: { fr: 'À remplir', en: 'To be filled in' },
  toCopy: {
    fr: 'À recopier dans les réglages de l’application, chez le réseau',
    en: 'To be copied into the application’s settings, at the network',
  },
  redirectAddress: { fr: 'Adresse de retour', en: 'Return address' },
  stepOf: (number: number, all: number) => ({
    fr: `Étape ${number} sur ${all}`,
    en: `Step ${number} of ${all}`,
  }),
  allSteps: { fr: 'Toutes les étapes sont faites', en: 'Every step is done' },
  step: (number: number) => ({ fr: `Étape ${number} :`, en: `Step ${number}:` }),
  stepDone: { fr: '(fait)', en: '(done)' },
  stepToDo: { fr: '(à faire)', en: '(to do)' },
  openThere: { fr: 'Ouvrir la page à remplir', en: 'Open the page to fill in' },
  newTab: (step: string) => ({ fr: ` : ${step} (nouvel onglet)`, en: `: ${step} (new tab)` }),
  ticked: { fr: 'C’est fait', en: 'Done' },
  verifiedAfter: (number: number) => ({
    fr: `Tambour pourra le vérifier une fois l’étape ${number} faite.`,
    en: `Tambour can check this once step ${number} is done.`,
  }),
  orHistory: {
    fr: 'Pour mesurer seulement les délais passés, rien de tout cela n’est nécessaire :',
    en: 'To measure past delays alone, none of this is needed:',
  },
  toHistory: { fr: 'importez le téléchargement de la page.', en: 'import the page’s download.' },
  keptSecret: {
    fr: 'Déjà enregistrée : laissez vide pour la garder.',
    en: 'Already kept: leave it empty to keep it.',
  },
  save: { fr: 'Vérifier et enregistrer', en: 'Check and save' },
  saved: (label: string) => ({ fr: `${label} : c’est enregistré.`, en: `${label}: saved.` }),
  nothingSaved: {
    fr: 'Rien n’a été enregistré, votre saisie est toujours là.',
    en: 'Nothing was saved, what you typed is still there.',
  },
  remove: { fr: 'Retirer l’application', en: 'Remove the application' },
  removeTitle: (label: string) => ({ fr: `Retirer « ${label} » ?`, en: `Remove “${label}”?` }),
  removeText: {
    fr: 'Les canaux déjà connectés continuent de fonctionner. Pour en connecter d’autres par elle, il faudra la remplir de nouveau.',
    en: 'Channels that are connected already keep working. To connect others through it, it must be filled in anew.',
  },
  removed: (label: string) => ({ fr: `${label} : c’est retiré.`, en: `${label}: removed.` }),
  atNetwork: (network: string) => ({
    fr: `Par ${network}, en quelques clics`,
    en: `Through ${network}, in a few clicks`,
  }),
  atNetworkHelp: (network: string) => ({
    fr: `${network} vous demande quelles pages confier à Tambour, puis vous ramène ici pour choisir.`,
    en: `${network} asks you which pages to entrust to Tambour, then leads you back here to choose.`,
  }),
  connectBy: (network: string) => ({
    fr: `Se connecter avec ${network}`,
    en: `Connect with ${network}`,
  }),
  reconnectBy: (network: string) => ({
    fr: `Reconnecter par ${network}`,
    en: `Reconnect through ${network}`,
  }),
  along: (kind: string) => ({
    fr: `Demander en même temps : ${kind}`,
    en: `Ask at the same time: ${kind}`,
  }),
  orToken: {
    fr: 'Ou donnez vous-même un nouveau code d’accès :',
    en: 'Or give a new access code yourself:',
  },
  fillInFirst: (network: string) => ({
    fr: `${network} demande d’abord une application à vous. Un guide vous y mène pas à pas, avec ce qu’il faut copier et de quoi vérifier chaque étape : comptez une à deux heures, une seule fois.`,
    en: `${network} first asks for an application of your own. A guide leads you there step by step, with what to copy and a check of each step: count one to two hours, once.`,
  }),
  followGuide: { fr: 'Suivre le guide', en: 'Follow the guide' },
  fillIn: (label: string) => ({ fr: `Remplir « ${label} »`, en: `Fill in “${label}”` }),
  withToken: { fr: 'Ou avec un code d’accès', en: 'Or with an access code' },
  withPassword: { fr: 'Ou avec un mot de passe', en: 'Or with a password' },
  atProvider: (network: string) => ({
    fr: `Par ${network}, sans mot de passe`,
    en: `By ${network}, without a password`,
  }),
  atProviderHelp: (network: string) => ({
    fr: `${network} vous demande de confier une boîte à Tambour, puis vous ramène ici.`,
    en: `${network} asks you to entrust a mailbox to Tambour, then leads you back here.`,
  }),
  fillInIfThere: (network: string) => ({
    fr: `Si votre hébergeur est ${network}, une application à vous évite les mots de passe.`,
    en: `If your provider is ${network}, an application of your own saves passwords.`,
  }),
  backTitle: { fr: 'Retour du réseau', en: 'Back from the network' },
  reading: {
    fr: 'Lecture des pages que vous avez confiées à Tambour…',
    en: 'Reading the pages that you entrusted to Tambour…',
  },
  notConnected: { fr: 'La connexion n’a pas abouti', en: 'Nothing was connected' },
  again: { fr: 'Recommencer', en: 'Start again' },
  chooseTitle: { fr: 'Choisir les canaux', en: 'Choose the channels' },
  chooseLead: {
    fr: 'Cochez ce que Tambour doit connecter. Vous avez un quart d’heure.',
    en: 'Tick what Tambour is to connect. You have a quarter of an hour.',
  },
  missingTitle: { fr: 'Tout n’a pas été accordé', en: 'Not everything was allowed' },
  alreadyConnected: (name: string, neighbour: string | null) => ({
    fr:
      neighbour === null
        ? `Déjà connecté sous le nom « ${name} » : cochez-le pour renouveler son accès.`
        : `Déjà connecté sous le nom « ${name} », pour ${neighbour} : cochez-le pour renouveler son accès.`,
    en:
      neighbour === null
        ? `Already connected as “${name}”: tick it to renew its access.`
        : `Already connected as “${name}”, for ${neighbour}: tick it to renew its access.`,
  }),
  isConnected: (name: string) => ({ fr: `${name} : connecté`, en: `${name}: connected` }),
  underWay: { fr: 'Connexion et vérification…', en: 'Connecting and checking…' },
  chooseOne: {
    fr: 'Cochez au moins un canal, ou n’en connectez aucun.',
    en: 'Tick at least one channel, or connect none.',
  },
  connectChosen: (value: number) => ({
    fr: value === 0 ? 'Connecter' : `Connecter ${frenchCount(value, 'canal', 'canaux')}`,
    en: value === 0 ? 'Connect' : `Connect ${count(value, 'channel', 'channels')}`,
  }),
  connected: (value: number) => ({
    fr: `${frenchCount(value, 'canal connecté', 'canaux connectés')}.`,
    en: `${count(value, 'channel', 'channels')} connected.`,
  }),
  chooseNone: { fr: 'N’en connecter aucun', en: 'Connect none' },
  seeChannels: { fr: 'Voir les canaux', en: 'See the channels' },
  subscribe: { fr: 'Activer les webhooks', en: 'Switch webhooks on' },
  subscribed: (name: string) => ({
    fr: `${name} : les webhooks sont activés.`,
    en: `${name}: webhooks are on.`,
  }),
})

function measured({ comments, private: messages }: AccessLevel) {
  if (comments === 'named' && messages === 'read') {
    return {
      fr: 'Accès complet : les commentaires et les messages privés sont mesurés.',
      en: 'Full access: comments and private messages are measured.',
    }
  }
  const isNone = comments === 'unread' && messages === 'unread'
  const [commented, written] = [commentLabels[comments], privateLabels[messages]]
  return {
    fr: `${isNone ? 'Aucun accès' : 'Accès partiel'} : ${commented.fr} ; ${written.fr}.`,
    en: `${isNone ? 'No access' : 'Partial access'}: ${commented.en}; ${written.en}.`,
  }
}

const commentLabels = {
  named: { fr: 'les commentaires sont mesurés', en: 'comments are measured' },
  nameless: {
    fr: 'les commentaires sont mesurés, mais sans le nom des personnes',
    en: 'comments are measured, but without people’s names',
  },
  unread: { fr: 'les commentaires ne sont pas mesurés', en: 'comments are not measured' },
}

const privateLabels = {
  read: { fr: 'les messages privés sont mesurés', en: 'private messages are measured' },
  unseen: {
    fr: 'aucun message privé n’est visible pour l’instant',
    en: 'no private message is to be seen for now',
  },
  unread: {
    fr: 'les messages privés ne sont pas mesurés',
    en: 'private messages are not measured',
  },
}
