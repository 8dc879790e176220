import { englishNumber, englishPeriod } from '../language/english.ts'
import { frenchNumber, frenchPeriod } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

export const platformSentences = sentences('platform', {
  gone: (what: Sentence) => ({
    fr: `${what.fr} n’existe pas ou plus.`,
    en: `${what.en} does not exist, or no longer.`,
  }),
  interrupted: {
    fr: 'Cette demande a été interrompue : recommencez.',
    en: 'This request was interrupted: start again.',
  },
  tooManyFiles: {
    fr: 'Trop de fichiers sont en cours de lecture : réessayez dans une minute.',
    en: 'Too many files are being read: try again in a minute.',
  },
  tooBusy: {
    fr: 'Trop de demandes en même temps : réessayez dans quelques secondes.',
    en: 'Too many requests at the same time: try again in a few seconds.',
  },
  tooManyParts: (most: number) => ({
    fr: `Ce formulaire a plus de ${frenchNumber(most)} champs et fichiers : envoyez-en moins à la fois.`,
    en: `This form has more than ${englishNumber(most)} fields and files: send fewer at a time.`,
  }),
  nearlyFull: {
    fr: 'Il ne reste presque plus de place sur le disque de Tambour : tout s’enregistre encore, mais plus pour longtemps. Libérez de la place.',
    en: 'There is hardly any room left on Tambour’s disk: all is still saved, but not for long. Free some room.',
  },
  uploadTooLarge: (megabytes: number) => ({
    fr: `Ce fichier dépasse ${frenchNumber(megabytes)} Mo : réduisez-le, puis réessayez.`,
    en: `This file is larger than ${englishNumber(megabytes)} MB: make it smaller, then try again.`,
  }),
  quoteLeftOpen: (line: string) => ({
    fr: `Le tableau ne se lit plus à partir de la ligne ${line} : un guillemet y est sans doute ouvert et jamais fermé.`,
    en: `The table cannot be read from line ${line} on: a quotation mark is probably opened there and never closed.`,
  }),
  secretsUnreadable: {
    fr: 'Les secrets de ce canal ne se lisent pas avec la clé de cette installation : remettez la clé d’origine, ou reconnectez le canal.',
    en: 'This channel’s secrets cannot be read with this installation’s key: put the original key back, or reconnect the channel.',
  },
  onOneLine: { fr: 'doit tenir sur une seule ligne', en: 'must fit on one line' },
  dateBetween: (from: string, to: string) => ({
    fr: `doit être une date qui existe, ${frenchPeriod(from, to)}`,
    en: `must be a date that exists, from ${englishPeriod(from, to)}`,
  }),
  timeBetween: (from: string, to: string) => ({
    fr: `doit être une date qui existe, ${frenchPeriod(from, to)}, avec une heure`,
    en: `must be a date that exists, from ${englishPeriod(from, to)}, with a time`,
  }),
  instantBetween: (from: string, to: string) => ({
    fr: `doit être un instant ${frenchPeriod(from, to)}`,
    en: `must be an instant from ${englishPeriod(from, to)}`,
  }),
  weekBetween: (from: string, to: string) => ({
    fr: `doit être une semaine de ${from} à ${to}, comme « 2026-W47 »`,
    en: `must be a week from ${from} to ${to}, such as “2026-W47”`,
  }),
  /** After a call to another machine: what follows « : », without a full stop. */
  notInTime: (host: string) => ({
    fr: `${host} n’a pas répondu à temps`,
    en: `${host} did not answer in time`,
  }),
  tooLateToAsk: {
    fr: 'Tambour s’est arrêté trop longtemps entre deux demandes',
    en: 'Tambour stood still for too long between two requests',
  },
  notFoundThere: (host: string) => ({
    fr: `${host} est introuvable sur le réseau`,
    en: `${host} cannot be found on the network`,
  }),
  nameServerSilent: (host: string) => ({
    fr: `${host} n’a pas pu être cherché : le serveur de noms ne répond pas`,
    en: `${host} could not be looked up: the name server does not answer`,
  }),
  connectionRefused: (host: string) => ({
    fr: `${host} refuse la connexion`,
    en: `${host} refuses the connection`,
  }),
  noAddress: (host: string) => ({
    fr: `${host} n’est pas une adresse où l’on peut se connecter`,
    en: `${host} is not an address to which one can connect`,
  }),
  answeredTooMuch: (host: string) => ({
    fr: `${host} a répondu beaucoup trop longuement`,
    en: `${host} answered far too much`,
  }),
  notConnected: (host: string, code: string) => ({
    fr: `la connexion avec ${host} n’a pas pu s’établir (${code})`,
    en: `the connection to ${host} could not be made (${code})`,
  }),
  cutOff: (host: string, code: string) => ({
    fr: `la connexion avec ${host} a été coupée${code ? ` (${code})` : ''}`,
    en: `the connection to ${host} was cut off${code ? ` (${code})` : ''}`,
  }),
  connectionFailed: (host: string, code: string | null) => ({
    fr: `la connexion avec ${host} n’a pas abouti (${code ?? 'inconnue'})`,
    en: `the connection to ${host} failed (${code ?? 'unknown'})`,
  }),
  badCertificate: (host: string) => ({
    fr: `le certificat de ${host} n’est pas valable : c’est à qui tient le site de le renouveler`,
    en: `the certificate of ${host} is not valid: whoever keeps the site has to renew it`,
  }),
  notPublic: (host: string) => ({
    fr: `${host} n’est pas une adresse publique`,
    en: `${host} is not a public address`,
  }),
  endlessRedirects: (host: string) => ({
    fr: `${host} renvoie sans fin d’une adresse à l’autre`,
    en: `${host} leads endlessly from one address to another`,
  }),
  notHttps: {
    fr: 'ce n’est pas une adresse qui commence par https://',
    en: 'this is not an address that begins with https://',
  },
  addressWithPassword: {
    fr: 'l’adresse contient un mot de passe : donnez une adresse publique',
    en: 'the address has a password in it: give a public address',
  },
  documentTooLong: (host: string) => ({
    fr: `ce que donne ${host} est beaucoup trop long`,
    en: `what ${host} gives is far too long`,
  }),
  /** For the mail server, likewise. */
  badMailCredentials: {
    fr: 'le serveur de courrier refuse l’identifiant ou le mot de passe',
    en: 'the mail server refuses the user name or the password',
  },
  badRecipient: {
    fr: 'l’adresse du destinataire n’est pas valable',
    en: 'the recipient’s address is not valid',
  },
  mailCutOff: {
    fr: 'la connexion a été coupée après l’envoi du texte : le message est peut-être arrivé',
    en: 'the connection was cut off after the text was sent: the mail may have arrived',
  },
  mailRefused: (status: number) => ({
    fr: `le serveur de courrier refuse ce message (${status})`,
    en: `the mail server refuses this mail (${status})`,
  }),
  mailRefusedForNow: (status: number) => ({
    fr: `le serveur de courrier refuse pour le moment ce message (${status})`,
    en: `the mail server refuses this mail for now (${status})`,
  }),
  noTls: {
    fr: 'la connexion chiffrée avec le serveur de courrier échoue (ETLS)',
    en: 'the encrypted connection to the mail server fails (ETLS)',
  },
  mailServerSilent: (code: string) => ({
    fr: `le serveur de courrier ne répond pas${code === '' ? '' : ` (${code})`}`,
    en: `the mail server does not answer${code === '' ? '' : ` (${code})`}`,
  }),
})
