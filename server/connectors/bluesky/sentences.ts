import { sentences } from '../../language/sentence.ts'
import { commonSentences } from '../network/common-sentences.ts'

export const blueskySentences = sentences('bluesky', {
  ...commonSentences({
    server: { fr: 'Bluesky', en: 'Bluesky' },
    shown: { fr: 'Bluesky', en: 'Bluesky' },
    on: { fr: 'sur Bluesky', en: 'on Bluesky' },
  }),
  kind: { fr: 'Compte Bluesky', en: 'Bluesky account' },
  description: {
    fr: 'Publie sur un compte Bluesky, et reçoit les réponses, les mentions et les citations.',
    en: 'Publishes on a Bluesky account, and receives its replies, mentions and quotes.',
  },
  handle: { fr: 'Identifiant du compte', en: 'Handle of the account' },
  handleHelp: {
    fr: 'Par exemple mairie.exemple.fr ou mairie.bsky.social, tel qu’il se lit sous le nom du compte.',
    en: 'For instance mairie.example.fr or mairie.bsky.social, as it stands under the account’s name.',
  },
  password: { fr: 'Mot de passe d’application', en: 'App password' },
  passwordHelp: {
    fr: 'Dans Bluesky : Paramètres, « Confidentialité et sécurité », « Mots de passe d’application », « Ajouter un mot de passe d’application ». L’accès aux messages privés n’est pas nécessaire. Le mot de passe est chiffré et ne sera plus jamais affiché.',
    en: 'In Bluesky: Settings, “Privacy and security”, “App passwords”, “Add App Password”. Access to direct messages is not needed. The password is encrypted and will never be shown again.',
  },
  server: { fr: 'Serveur', en: 'Server' },
  serverHelp: {
    fr: 'Laissez vide : il est trouvé d’après l’identifiant. À remplir seulement si votre prestataire vous a donné une adresse, comme pds.exemple.fr.',
    en: 'Leave it empty: it is found by the handle. To be filled in only if your provider gave you an address, like pds.example.fr.',
  },

  noHandle: {
    fr: 'Ce n’est pas un identifiant : écrivez-le comme mairie.exemple.fr ou mairie.bsky.social.',
    en: 'This is not a handle: write it like mairie.example.fr or mairie.bsky.social.',
  },
  unknownHandle: (handle: string) => ({
    fr: `Bluesky ne connaît pas de compte ${handle} : vérifiez l’identifiant.`,
    en: `Bluesky knows no account ${handle}: check the handle.`,
  }),
  noServer: {
    fr: 'Il n’y a pas de serveur Bluesky à cette adresse : laissez le champ vide, ou demandez-la à votre prestataire.',
    en: 'There is no Bluesky server at this address: leave the field empty, or ask your provider for it.',
  },
  mentionsRead: {
    fr: 'Les réponses, les mentions et les citations sont lues.',
    en: 'Replies, mentions and quotes are read.',
  },
  ownPassword: {
    fr: 'Ce mot de passe semble être celui du compte : faites plutôt un mot de passe d’application, qui permet moins et se retire seul.',
    en: 'This password seems to be the account’s own: rather make an app password, which allows less and is withdrawn by itself.',
  },
  membersOnly: {
    fr: 'Le compte demande à n’être montré qu’aux personnes connectées à Bluesky : décochez-le dans Bluesky, « Confidentialité et sécurité », pour que tout le monde le lise.',
    en: 'The account asks to be shown only to people signed in to Bluesky: untick that in Bluesky, “Privacy and security”, so that everybody can read it.',
  },

  deadPassword: {
    fr: 'Bluesky refuse ce mot de passe d’application : faites-en un nouveau dans Bluesky, et reconnectez le compte.',
    en: 'Bluesky refuses this app password: make a new one in Bluesky, and connect the account again.',
  },
  needsAppPassword: {
    fr: 'Bluesky demande un code en plus du mot de passe du compte : faites un mot de passe d’application, et reconnectez le compte.',
    en: 'Bluesky asks for a code beside the account’s password: make an app password, and connect the account again.',
  },
  noPermission: {
    fr: 'Ce mot de passe d’application ne permet pas cela : faites-en un nouveau dans Bluesky, et reconnectez le compte.',
    en: 'This app password does not allow this: make a new one in Bluesky, and connect the account again.',
  },

  textTooLong: (most: number) => ({
    fr: `Le texte dépasse les ${most} signes que Bluesky accepte : raccourcissez-le.`,
    en: `The text exceeds the ${most} characters that Bluesky takes: shorten it.`,
  }),
  linkDiffers: {
    fr: 'Bluesky ne montre pas le lien envoyé.',
    en: 'Bluesky does not show the link that was sent.',
  },
  blocked: {
    fr: 'L’auteur de ce message et ce compte se sont bloqués sur Bluesky : on ne peut pas y répondre.',
    en: 'The author of this message and this account block each other on Bluesky: it cannot be answered.',
  },
  repliesClosed: {
    fr: 'Les réponses à ce message sont fermées sur Bluesky : on ne peut pas y répondre.',
    en: 'Replies to this message are closed on Bluesky: it cannot be answered.',
  },
})
