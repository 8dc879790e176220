import { englishInstant } from '../language/english.ts'
import { frenchInstant } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'
import { passwordLength } from './rules/sign-in.ts'

const chooseAnother = {
  fr: 'choisissez-en un autre, par exemple une phrase.',
  en: 'choose another, a phrase for instance.',
}

export const peopleSentences = sentences('people', {
  keyRevoked: {
    fr: 'Cette clé d’API a été révoquée : demandez-en une autre à l’administration.',
    en: 'This API key was revoked: ask an administrator for another.',
  },
  keyEnded: (at: number, zone: string) => ({
    fr: `Cette clé d’API a pris fin le ${frenchInstant(at, zone, { weekday: true })} : demandez-en une autre à l’administration.`,
    en: `This API key ended on ${englishInstant(at, zone, { weekday: true })}: ask an administrator for another.`,
  }),
  keyOfNobody: {
    fr: 'Cette clé d’API appartenait à une personne qui ne travaille plus ici : demandez-en une autre à l’administration.',
    en: 'This API key belonged to somebody who no longer works here: ask an administrator for another.',
  },
  keyUnknown: {
    fr: 'Cette clé d’API est inconnue : vérifiez qu’elle est copiée en entier, ou demandez-en une autre à l’administration.',
    en: 'This API key is unknown: check that all of it was copied, or ask an administrator for another.',
  },
  noAccountHere: (email: string) => ({
    fr: `Aucun compte de la commune n’a l’adresse ${email}.`,
    en: `No account of the commune has the address ${email}.`,
  }),
  hasAccount: (email: string) => ({
    fr: `L’adresse ${email} a déjà un compte.`,
    en: `The address ${email} has an account already.`,
  }),
  worksElsewhere: (name: string) => ({
    fr: `${name} travaille aussi ailleurs sur cette installation : « Mot de passe oublié », sur la page de connexion, lui en donne un nouveau.`,
    en: `${name} also works elsewhere on this installation: “Forgotten password”, on the sign-in page, gives them a new one.`,
  }),
  lastOfInstallation: (name: string) => ({
    fr: `${name} est la dernière personne qui s’occupe de l’installation : nommez-en d’abord une autre avec « tambour commune administrator ».`,
    en: `${name} is the last person who looks after the installation: name another one first with “tambour commune administrator”.`,
  }),
  keyOfOneCommune: {
    fr: 'Une clé d’API est d’une seule commune : prenez-en une de l’autre.',
    en: 'An API key is of one commune alone: take one of the other.',
  },
  hasPassword: (name: string) => ({
    fr: `${name} a déjà choisi un mot de passe.`,
    en: `${name} has chosen a password already.`,
  }),
  noMail: {
    fr: 'Aucun courriel ne peut partir d’ici : donnez vous-même un premier mot de passe.',
    en: 'No e-mail can leave from here: give a first password yourself.',
  },
  lastAdministrator: (name: string) => ({
    fr: `${name} est le dernier compte administrateur : nommez-en d’abord un autre.`,
    en: `${name} is the last administrator: make somebody else one first.`,
  }),
  thisPerson: { fr: 'Cette personne', en: 'This person' },
  thisSession: { fr: 'Cette connexion', en: 'This sign-in' },
  thisCommune: { fr: 'Cette commune', en: 'This commune' },
  thisKey: { fr: 'Cette clé', en: 'This key' },
  thisPasskey: { fr: 'Cette clé d’accès', en: 'This passkey' },
  thisWayIn: { fr: 'Cette façon de se connecter', en: 'This way of signing in' },
  noCommune: {
    fr: 'Aucune commune n’est enregistrée : faites « tambour setup », ou ouvrez Tambour dans un navigateur.',
    en: 'No commune is registered: run “tambour setup”, or open Tambour in a browser.',
  },
  chooseCommune: (choice: string) => ({
    fr: `Choisissez une commune avec --commune : ${choice}.`,
    en: `Choose a commune with --commune: ${choice}.`,
  }),
  noSuchCommune: (id: number, choice: string) => ({
    fr: `Il n’y a pas de commune ${id} : ${choice}.`,
    en: `There is no commune ${id}: ${choice}.`,
  }),
  mustNameSomebody: { fr: 'doit être le nom d’une personne', en: 'must be the name of a person' },
  passwordLength: {
    fr: `Le mot de passe doit avoir de ${passwordLength.least} à ${passwordLength.most} caractères.`,
    en: `The password must have ${passwordLength.least} to ${passwordLength.most} characters.`,
  },
  passwordNamesCommune: {
    fr: `Ce mot de passe contient le nom de la commune, qu’on essaie en premier : ${chooseAnother.fr}`,
    en: `This password has the name of the commune in it, which is tried first: ${chooseAnother.en}`,
  },
  passwordNamesPerson: {
    fr: `Ce mot de passe contient le nom ou l’adresse de la personne, qu’on essaie en premier : ${chooseAnother.fr}`,
    en: `This password has the person’s name or address in it, which is tried first: ${chooseAnother.en}`,
  },
  passwordCommon: {
    fr: `Ce mot de passe est parmi les plus courants, ou fait de l’un d’eux : ${chooseAnother.fr}`,
    en: `This password is among the most common ones, or made of one of them: ${chooseAnother.en}`,
  },
  wrongCurrentPassword: {
    fr: 'Le mot de passe actuel ne convient pas.',
    en: 'The current password does not match.',
  },
  linkUsed: {
    fr: 'Ce lien a déjà servi, ou n’est plus valable : demandez-en un nouveau.',
    en: 'This link was used already, or is no longer valid: ask for a new one.',
  },
  tooManyPasskeys: (most: number) => ({
    fr: `Vous avez déjà ${most} clés d’accès : retirez-en une.`,
    en: `You have ${most} passkeys already: remove one.`,
  }),
  passkeyOfKey: {
    fr: 'Une clé d’API n’a pas de clé d’accès.',
    en: 'An API key has no passkey.',
  },
  signInAnew: {
    fr: 'Déconnectez-vous et reconnectez-vous d’abord, puis ajoutez la clé dans le quart d’heure.',
    en: 'Sign out and in again first, then add the passkey within a quarter of an hour.',
  },
  passkeysNeedName: {
    fr: 'Les clés d’accès demandent que Tambour ait un nom et une adresse en https : demandez-le à la personne qui l’a installé.',
    en: 'Passkeys need Tambour to have a name and an https address: ask the person who installed it.',
  },
  tooSlow: {
    fr: 'Trop de temps a passé : recommencez.',
    en: 'Too much time has passed: start again.',
  },
  passkeyUnfit: {
    fr: 'Cette clé ne convient pas : il faut un appareil qui demande une empreinte, un visage ou un code, et qui n’a pas déjà une clé pour vous.',
    en: 'This passkey does not do: it takes a device that asks for a fingerprint, a face or a code, and that has no passkey for you already.',
  },
  passkeyOpensNothing: {
    fr: 'Cette clé d’accès n’ouvre aucun compte ici : connectez-vous autrement.',
    en: 'This passkey opens no account here: sign in otherwise.',
  },
  providerSilent: (provider: string) => ({
    fr: `${provider} ne répond pas : réessayez dans quelques minutes, ou connectez-vous avec votre mot de passe.`,
    en: `${provider} does not answer: try again in a few minutes, or sign in with your password.`,
  }),
})
