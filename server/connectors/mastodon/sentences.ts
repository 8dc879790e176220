import { sentences } from '../../language/sentence.ts'
import { commonSentences } from '../network/common-sentences.ts'

export const mastodonSentences = sentences('mastodon', {
  ...commonSentences({
    server: { fr: 'Le serveur Mastodon', en: 'The Mastodon server' },
    shown: { fr: 'Mastodon', en: 'Mastodon' },
    on: { fr: 'sur Mastodon', en: 'on Mastodon' },
  }),
  kind: { fr: 'Compte Mastodon', en: 'Mastodon account' },
  description: {
    fr: 'Publie sur un compte Mastodon, et reçoit les réponses, les mentions et les messages privés.',
    en: 'Publishes on a Mastodon account, and receives its replies, mentions and private messages.',
  },
  account: { fr: 'Adresse du compte', en: 'Address of the account' },
  accountHelp: {
    fr: 'Par exemple @mairie@exemple.social, ou l’adresse de sa page, telle que le navigateur la montre.',
    en: 'For instance @mairie@example.social, or the address of its page as the browser shows it.',
  },
  token: { fr: 'Jeton d’accès', en: 'Access code' },
  tokenHelp: {
    fr: 'Dans Mastodon : Préférences, « Développement », « Nouvelle application ». Cochez read:accounts, read:statuses, read:notifications, write:statuses et write:media, enregistrez, puis copiez « Votre jeton d’accès ». Il est chiffré et ne sera plus jamais affiché.',
    en: 'In Mastodon: Preferences, “Development”, “New application”. Tick read:accounts, read:statuses, read:notifications, write:statuses and write:media, save, then copy the last of its three codes, “Your access…”. It is encrypted and will never be shown again.',
  },
  visibility: { fr: 'Visibilité des publications', en: 'Visibility of posts' },
  visibilityHelp: {
    fr: 'Une publication discrète se voit sur la page du compte, mais pas dans les fils publics du serveur.',
    en: 'A quiet post is seen on the account’s page, but not in the server’s public timelines.',
  },
  public: { fr: 'Publique', en: 'Public' },
  unlisted: { fr: 'Publique, mais discrète', en: 'Public, but quiet' },
  warning: { fr: 'Avertissement de contenu', en: 'Content warning' },
  warningHelp: {
    fr: 'Ce qui cache le texte jusqu’à ce qu’on l’ouvre, sur chaque publication. Laissez vide, sauf usage particulier de votre serveur.',
    en: 'What hides the text until one opens it, on every post. Leave it empty, unless your server asks for it.',
  },

  noAddress: {
    fr: 'Ce n’est pas l’adresse d’un compte : écrivez-la comme @mairie@exemple.social.',
    en: 'This is not the address of an account: write it like @mairie@example.social.',
  },
  noApi: {
    fr: 'Il n’y a pas de serveur Mastodon à cette adresse : copiez celle que le navigateur montre sur la page du compte.',
    en: 'There is no Mastodon server at this address: copy the one that the browser shows on the account’s page.',
  },
  othersToken: (user: string) => ({
    fr: `Ce jeton est celui du compte @${user} : connectez-vous au compte voulu, et copiez-en le jeton.`,
    en: `This access code is the one of the account @${user}: sign in to the account you want, and copy its access code.`,
  }),
  mentionsRead: {
    fr: 'Les réponses et les mentions sont lues.',
    en: 'Replies and mentions are read.',
  },
  limits: (signs: number, pictures: number) => ({
    fr: `Ce serveur accepte ${signs} signes et ${pictures} images par publication.`,
    en: `This server takes ${signs} characters and ${pictures} images a post.`,
  }),

  deadToken: {
    fr: 'Le jeton d’accès n’est plus valable : faites-en un nouveau dans Mastodon, et reconnectez le compte.',
    en: 'The access code is no longer valid: make a new one in Mastodon, and connect the account again.',
  },
  noPermission: {
    fr: 'Le jeton d’accès ne permet pas cela : cochez toutes les permissions demandées dans Mastodon, et reconnectez le compte.',
    en: 'The access code does not allow this: tick all the permissions asked for in Mastodon, and connect the account again.',
  },

  textTooLong: (most: number) => ({
    fr: `Le texte dépasse les ${most} signes que Mastodon accepte : raccourcissez-le.`,
    en: `The text exceeds the ${most} characters that Mastodon takes: shorten it.`,
  }),
  pictureLate: {
    fr: 'Le serveur Mastodon travaille encore à une image : elle sera envoyée de nouveau.',
    en: 'The Mastodon server is still working on an image: it will be sent again.',
  },
  otherPictures: {
    fr: 'Le compte a publié ce texte, mais avec d’autres images. Une personne doit regarder.',
    en: 'The account published this text, but with other images. Somebody has to look.',
  },
  notAllShown: {
    fr: 'Le serveur ne montre pas toutes les publications du compte. Une personne doit regarder.',
    en: 'The server does not show all of the account’s posts. Somebody has to look.',
  },
  notRemoved: {
    fr: 'Ce serveur ne laisse pas retirer une publication d’ici : retirez-la sur place.',
    en: 'This server does not let us remove a post from here: remove it there.',
  },
  notPublic: {
    fr: 'La publication existe sur Mastodon, mais n’est pas visible du public.',
    en: 'The post exists on Mastodon, but the public cannot see it.',
  },
  mentionUnread: {
    fr: 'Une mention n’a pas pu être lue : regardez les notifications sur Mastodon.',
    en: 'A mention could not be read: look at the notifications on Mastodon.',
  },
})
