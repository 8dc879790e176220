import { type Sentence, sentences } from '../../../language/sentence.ts'

/** What is said of access without a password: the form, the application, what renews it. */
export const accessSentences = sentences('mailbox', {
  clientId: { fr: 'Identifiant de l’application', en: 'Application’s ID' },
  clientIdHelp: {
    fr: '« ID d’application (client) » chez Microsoft, « ID client » chez Google.',
    en: '“Application (client) ID” at Microsoft, “Client ID” at Google.',
  },
  clientSecret: { fr: 'Secret de l’application', en: 'Application’s secret' },
  clientSecretHelp: {
    fr: 'La « valeur » du secret client chez Microsoft, où il expire : notez sa date. Vide si l’application n’en a pas. Il est chiffré.',
    en: 'The “value” of the client secret at Microsoft, where it expires: note the day. Empty where the application has none. It is encrypted.',
  },
  issuer: { fr: 'Service d’identité', en: 'Identity service' },
  issuerHelp: {
    fr: 'Vide chez Microsoft et chez Google. Ailleurs, son adresse, comme https://identite.exemple.fr.',
    en: 'Empty at Microsoft and at Google. Elsewhere its address, like https://identity.example.fr.',
  },
  noSecret: {
    fr: 'Il manque le mot de passe de la boîte : donnez-le, ou un code d’accès.',
    en: 'The mailbox’s password is missing: give it, or an access code.',
  },
  notRenewed: {
    fr: 'L’hébergeur ne renouvelle plus l’accès à cette boîte : autorisez-la de nouveau chez lui, et donnez le nouveau code de renouvellement par « Reconnecter ».',
    en: 'The provider no longer renews the access to this mailbox: allow it there anew, and give the new renewal code by “Reconnect”.',
  },
  unknownClient: {
    fr: 'L’hébergeur ne reconnaît pas l’application, ou son secret a expiré : vérifiez son identifiant dans les réglages du canal, et donnez un nouveau secret par « Reconnecter ».',
    en: 'The provider does not know the application, or its secret has expired: check its ID in the channel’s settings, and give a new secret by “Reconnect”.',
  },
  noClient: {
    fr: 'Il manque l’identifiant de l’application, qui va avec le code de renouvellement : remplissez ce champ, sous « Autres réglages ».',
    en: 'The application’s ID is missing, which goes with the renewal code: fill in that field, under “Other settings”.',
  },
  noService: {
    fr: 'Rien ne dit que Microsoft ou Google garde cette boîte : donnez son serveur de réception (outlook.office365.com, imap.gmail.com), ou le service d’identité de votre hébergeur, sous « Autres réglages ».',
    en: 'Nothing tells that Microsoft or Google keeps this mailbox: give its incoming server (outlook.office365.com, imap.gmail.com), or your provider’s identity service, under “Other settings”.',
  },
  badService: {
    fr: 'Ce n’est pas l’adresse d’un service d’identité : écrivez-la comme https://identite.exemple.fr.',
    en: 'This is not the address of an identity service: write it like https://identity.example.fr.',
  },
  unknownService: (host: string) => ({
    fr: `${host} ne dit pas où renouveler un accès : vérifiez l’adresse du service d’identité auprès de votre hébergeur.`,
    en: `${host} does not tell where to renew an access: check the identity service’s address with your provider.`,
  }),
  serviceSilent: (host: string) => ({
    fr: `Le service d’identité ${host} ne renouvelle pas l’accès pour le moment : réessayez plus tard.`,
    en: `The identity service ${host} does not renew the access for now: try again later.`,
  }),
  serviceUnreachable: (why: Sentence) => ({
    fr: `L’accès n’a pas pu être renouvelé : ${why.fr}.`,
    en: `The access could not be renewed: ${why.en}.`,
  }),
  application: { fr: 'Application Microsoft ou Google', en: 'Microsoft or Google application' },
  redirectHelp: {
    fr: '(« URI de redirection », du type Web)',
    en: '(“Redirect URI”, of the type Web)',
  },
  applicationIssuerHelp: {
    fr: 'Chez Microsoft, https://login.microsoftonline.com/exemple.fr, avec le domaine de la mairie ; chez Google, https://accounts.google.com.',
    en: 'At Microsoft https://login.microsoftonline.com/example.fr, with the mairie’s domain; at Google https://accounts.google.com.',
  },
  notAllowed: {
    fr: 'L’autorisation n’a pas été donnée chez l’hébergeur : recommencez, et acceptez ce que Tambour demande.',
    en: 'The provider was not told to allow it: begin again, and accept what Tambour asks for.',
  },
  noRefresh: {
    fr: 'L’hébergeur n’a donné d’accès que pour une heure : permettez à l’application l’accès hors connexion (offline_access), puis recommencez.',
    en: 'The provider gave an access for an hour only: allow the application offline access (offline_access), then begin again.',
  },
  noOwner: {
    fr: 'L’hébergeur ne dit pas de quelle adresse il s’agit : permettez à l’application de lire l’adresse (email), puis recommencez.',
    en: 'The provider does not tell whose address it is: allow the application to read the address (email), then begin again.',
  },
})
