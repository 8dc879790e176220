import { elided } from '../../server/language/typeset.ts'
import { translated } from '../language.ts'

/** The words at the door in the language in force: they come with its pages, not with the first view. */
export const doorMessages = translated({
  signIn: {
    title: { fr: 'Se connecter', en: 'Sign in' },
    lead: {
      fr: 'Les messages des habitants et les publications de la commune.',
      en: 'Residents’ messages and the commune’s announcements.',
    },
    ended: {
      fr: 'Votre session est terminée. Reconnectez-vous : ce que vous écriviez est gardé.',
      en: 'Your session has ended. Sign in again: what you were writing is kept.',
    },
    email: { fr: 'Adresse électronique', en: 'E-mail address' },
    password: { fr: 'Mot de passe', en: 'Password' },
    submit: { fr: 'Se connecter', en: 'Sign in' },
    wrong: {
      fr: 'L’adresse ou le mot de passe n’est pas le bon. Vérifiez-les, puis réessayez.',
      en: 'The address or the password is wrong. Check them, then try again.',
    },
    forgotten: { fr: 'Mot de passe oublié ?', en: 'Forgot your password?' },
    codeTitle: { fr: 'Code de connexion', en: 'Sign-in code' },
    codeLead: {
      fr: 'Ouvrez votre application d’authentification et recopiez les six chiffres pour Tambour.',
      en: 'Open your authentication application and copy the six digits for Tambour.',
    },
    keptLead: {
      fr: 'L’un des dix codes gardés à la mise en place. Chacun sert une fois.',
      en: 'One of the ten codes kept when it was set up. Each works once.',
    },
    code: { fr: 'Code à six chiffres', en: 'Six-digit code' },
    kept: { fr: 'Code de secours', en: 'Recovery code' },
    useKept: { fr: 'Utiliser un code de secours', en: 'Use a recovery code' },
    useApplication: { fr: 'Utiliser l’application', en: 'Use the application' },
    again: { fr: 'Revenir au mot de passe', en: 'Back to the password' },
    lost: {
      fr: 'Ni application ni code de secours\u202f? Un nouveau mot de passe, donné par une personne de l’administration ou par « tambour password », retire le code.',
      en: 'Neither application nor recovery code? A new password, given by an administrator or by “tambour password”, removes the code.',
    },
    byProvider: (name: string) => ({ fr: `Se connecter avec ${name}`, en: `Sign in with ${name}` }),
    byProConnect: { fr: 'S’identifier avec ProConnect', en: 'Sign in with ProConnect' },
    aboutProConnect: { fr: 'Qu’est-ce que ProConnect\u202f?', en: 'What is ProConnect?' },
    byPasskey: { fr: 'Se connecter avec une clé d’accès', en: 'Sign in with a passkey' },
    newTab: { fr: 'nouvel onglet', en: 'new tab' },
    or: { fr: 'ou avec votre mot de passe', en: 'or with your password' },
    refused: {
      cancelled: {
        fr: 'La connexion n’est pas allée à son terme. Recommencez, ou prenez votre mot de passe.',
        en: 'Signing in was not finished. Begin again, or use your password.',
      },
      expired: {
        fr: 'Trop de temps a passé, ou la connexion a commencé dans un autre navigateur. Recommencez.',
        en: 'Too much time went by, or it was begun in another browser. Begin again.',
      },
      unverified: {
        fr: 'Votre adresse électronique n’est pas vérifiée là-bas. Faites-la vérifier, ou connectez-vous avec votre mot de passe.',
        en: 'Your e-mail address is not verified there. Have it verified, or sign in with your password.',
      },
      unknown: {
        fr: 'Votre adresse électronique n’a pas de compte ici. Demandez à une personne de l’administration de votre mairie de vous ajouter avec cette adresse.',
        en: 'Your e-mail address has no account here. Ask an administrator of your mairie to add you with this address.',
      },
      other: {
        fr: 'Le compte de cette adresse est déjà relié à une autre identité. Demandez un nouveau mot de passe à une personne de l’administration\u00a0: il défait ce lien.',
        en: 'The account of this address already belongs to another identity. Ask an administrator for a new password: it undoes that link.',
      },
      failed: {
        fr: 'La connexion n’a pas pu être vérifiée. Recommencez\u202f; si cela dure, connectez-vous avec votre mot de passe.',
        en: 'Signing in could not be verified. Begin again; if it goes on, sign in with your password.',
      },
    },
    chosen: {
      fr: 'Votre mot de passe est choisi : connectez-vous avec lui.',
      en: 'Your password is chosen: sign in with it.',
    },
  },
  password: {
    title: { fr: 'Mot de passe oublié', en: 'Forgotten password' },
    lead: {
      fr: 'Un lien par courriel permet d’en choisir un autre.',
      en: 'A link by e-mail lets you choose another.',
    },
    noMail: {
      fr: 'Tambour n’a pas de serveur de courriel ici. Demandez un nouveau mot de passe à une personne de l’administration ; sur la machine où Tambour est installé, la commande « tambour password » en donne un.',
      en: 'Tambour has no mail server here. Ask an administrator for a new password; on the machine where Tambour is installed, the command “tambour password” gives one.',
    },
    emailHelp: {
      fr: 'Celle avec laquelle vous vous connectez.',
      en: 'The one with which you sign in.',
    },
    send: { fr: 'Recevoir un lien', en: 'Send me a link' },
    sent: (email: string) => ({
      fr: `Si ${email} a un compte ici, un lien y arrive dans quelques minutes. Il sert une fois, pendant une heure. Regardez aussi dans les indésirables.`,
      en: `If ${email} has an account here, a link will be there in a few minutes. It works once, for an hour. Look among the junk mail too.`,
    }),
    back: { fr: 'Revenir à la connexion', en: 'Back to signing in' },
    chooseTitle: { fr: 'Choisir un mot de passe', en: 'Choose a password' },
    welcome: { fr: 'Bienvenue dans Tambour', en: 'Welcome to Tambour' },
    chooseFor: (name: string, email: string) => ({
      fr: `Pour le compte ${elided('de', name)} (${email}).`,
      en: `For the account of ${name} (${email}).`,
    }),
    fresh: { fr: 'Nouveau mot de passe', en: 'New password' },
    choose: { fr: 'Choisir ce mot de passe', en: 'Choose this password' },
    another: { fr: 'Demander un autre lien', en: 'Ask for another link' },
  },
  setUp: {
    title: { fr: 'Installer Tambour', en: 'Set up Tambour' },
    lead: {
      fr: 'Deux minutes, puis on connecte la page de la commune.',
      en: 'Two minutes, then the commune’s page is connected.',
    },
    mayBeLost: {
      fr: 'Tambour a peut-être déjà servi ici : s’il y avait une commune, n’en créez pas d’autre. Arrêtez Tambour et remettez sa base depuis votre sauvegarde.',
      en: 'Tambour may have served here before: if there was a commune, do not create another. Stop Tambour and put its database back from your backup.',
    },
    word: { fr: 'Mot affiché au démarrage', en: 'Word shown at start' },
    wordHelp: {
      fr: 'Tambour l’écrit là où il est démarré, sous son adresse. Il prouve que vous avez la main sur la machine.',
      en: 'Tambour writes it where it is started, below its address. It proves that the machine is in your hands.',
    },
    commune: { fr: 'Nom de la commune', en: 'Name of the commune' },
    name: { fr: 'Votre nom', en: 'Your name' },
    nameHelp: {
      fr: 'Vous serez la première personne de l’administration ; d’autres pourront suivre.',
      en: 'You will be the first administrator; others can follow.',
    },
    email: { fr: 'Adresse électronique', en: 'E-mail address' },
    password: { fr: 'Mot de passe', en: 'Password' },
    passwordHelp: {
      fr: 'Au moins 12 caractères. Une phrase convient très bien.',
      en: 'At least 12 characters. A sentence does very well.',
    },
    kept: {
      fr: 'Rien n’a été créé, votre saisie est toujours là.',
      en: 'Nothing was created; what you typed is still there.',
    },
    submit: { fr: 'Créer la commune', en: 'Create the commune' },
  },
})
