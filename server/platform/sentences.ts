import { englishNumber } from '../language/english.ts'
import { frenchNumber } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

export const platformSentences = sentences('platform', {
  gone: (what: Sentence) => ({
    fr: `${what.fr} n’existe pas ou plus.`,
    en: `${what.en} does not exist, or no longer.`,
  }),
  interrupted: {
    fr: 'Cette demande a été interrompue : recommencez.',
    en: 'This request was interrupted: start again.',
  },
  tooManyFiles: {
    fr: 'Trop de fichiers sont en cours de lecture : réessayez dans une minute.',
    en: 'Too many files are being read: try again in a minute.',
  },
  uploadTooLarge: (megabytes: number) => ({
    fr: `Ce fichier dépasse ${frenchNumber(megabytes)} Mo : réduisez-le, puis réessayez.`,
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
  notPublic: (host: string) => ({
    fr: `${host} n’est pas une adresse publique`,
    en: `${host} is not a public address`,
  }),
  notHttps: {
    fr: 'ce n’est pas une adresse qui commence par https://',
    en: 'it is not an address that begins with https://',
  },
  addressWithPassword: {
    fr: 'l’adresse contient un mot de passe : donnez une adresse publique',
    en: 'the address contains a password: give a public address',
  },
  endlessRedirects: (host: string) => ({
    fr: `${host} renvoie sans fin d’une adresse à l’autre`,
    en: `${host} sends on from one address to another without end`,
  }),
  documentTooLong: (host: string) => ({
    fr: `ce que donne ${host} est beaucoup trop long`,
    en: `what ${host} gives is far too long`,
  }),
  notInTime: (host: string) => ({
    fr: `${host} n’a pas répondu à temps`,
    en: `${host} did not answer in time`,
  }),
  notFoundThere: (host: string) => ({
    fr: `${host} est introuvable sur le réseau`,
    en: `${host} cannot be found on the network`,
  }),
  connectionRefused: (host: string) => ({
    fr: `${host} refuse la connexion`,
    en: `${host} refuses the connection`,
  }),
  connectionFailed: (host: string, code: string) => ({
    fr: `la connexion avec ${host} n’a pas abouti (${code})`,
    en: `the connection with ${host} failed (${code})`,
  }),
  onOneLine: { fr: 'doit tenir sur une seule ligne', en: 'must fit on one line' },
  dateBetween: (from: string, to: string) => ({
    fr: `doit être une date du ${from} au ${to}`,
    en: `must be a date from ${from} to ${to}`,
  }),
  timeBetween: (from: string, to: string) => ({
    fr: `doit être une date qui existe, du ${from} au ${to}, avec une heure`,
    en: `must be a date that exists, from ${from} to ${to}, with a time`,
  }),
  instantBetween: (from: string, to: string) => ({
    fr: `doit être un instant du ${from} au ${to}`,
    en: `must be an instant from ${from} to ${to}`,
  }),
  weekBetween: (from: string, to: string) => ({
    fr: `doit être une semaine de ${from} à ${to}, comme « 2026-W47 »`,
    en: `must be a week from ${from} to ${to}, such as “2026-W47”`,
  }),
})
