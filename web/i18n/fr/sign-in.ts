import { elided } from '../../../server/language/typeset.ts'

export const door = {
  signIn: {
    title: 'Se connecter',
    lead: 'Les messages des habitants et les publications de la commune.',
    ended: 'Votre session est terminée. Reconnectez-vous : ce que vous écriviez est gardé.',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    submit: 'Se connecter',
    wrong: 'L’adresse ou le mot de passe n’est pas le bon. Vérifiez-les, puis réessayez.',
    forgotten: 'Mot de passe oublié ?',
    codeTitle: 'Code de connexion',
    codeLead:
      'Ouvrez votre application d’authentification et recopiez les six chiffres pour Tambour.',
    keptLead: 'L’un des dix codes gardés à la mise en place. Chacun sert une fois.',
    code: 'Code à six chiffres',
    kept: 'Code de secours',
    useKept: 'Utiliser un code de secours',
    useApplication: 'Utiliser l’application',
    again: 'Revenir au mot de passe',
    lost: 'Ni application ni code de secours\u202f? Un nouveau mot de passe, donné par une personne de l’administration ou par « tambour password », retire le code.',
    byProvider: (name: string) => `Se connecter avec ${name}`,
    byProConnect: 'S’identifier avec ProConnect',
    aboutProConnect: 'Qu’est-ce que ProConnect\u202f?',
    byPasskey: 'Se connecter avec une clé d’accès',
    newTab: 'nouvel onglet',
    or: 'ou avec votre mot de passe',
    refused: {
      cancelled:
        'La connexion n’est pas allée à son terme. Recommencez, ou prenez votre mot de passe.',
      expired:
        'Trop de temps a passé, ou la connexion a commencé dans un autre navigateur. Recommencez.',
      unverified:
        'Votre adresse électronique n’est pas vérifiée là-bas. Faites-la vérifier, ou connectez-vous avec votre mot de passe.',
      unknown:
        'Votre adresse électronique n’a pas de compte ici. Demandez à une personne de l’administration de votre mairie de vous ajouter avec cette adresse.',
      other:
        'Le compte de cette adresse est déjà relié à une autre identité. Demandez un nouveau mot de passe à une personne de l’administration\u00a0: il défait ce lien.',
      failed:
        'La connexion n’a pas pu être vérifiée. Recommencez\u202f; si cela dure, connectez-vous avec votre mot de passe.',
    },
    chosen: 'Votre mot de passe est choisi : connectez-vous avec lui.',
  },
  password: {
    title: 'Mot de passe oublié',
    lead: 'Un lien par courriel permet d’en choisir un autre.',
    noMail:
      'Tambour n’a pas de serveur de courriel ici. Demandez un nouveau mot de passe à une personne de l’administration ; sur la machine où Tambour est installé, la commande « tambour password » en donne un.',
    emailHelp: 'Celle avec laquelle vous vous connectez.',
    send: 'Recevoir un lien',
    sent: (email: string) =>
      `Si ${email} a un compte ici, un lien y arrive dans quelques minutes. Il sert une fois, pendant une heure. Regardez aussi dans les indésirables.`,
    back: 'Revenir à la connexion',
    chooseTitle: 'Choisir un mot de passe',
    welcome: 'Bienvenue dans Tambour',
    chooseFor: (name: string, email: string) => `Pour le compte ${elided('de', name)} (${email}).`,
    fresh: 'Nouveau mot de passe',
    choose: 'Choisir ce mot de passe',
    another: 'Demander un autre lien',
  },
  setUp: {
    title: 'Installer Tambour',
    lead: 'Deux minutes, puis on connecte la page de la commune.',
    mayBeLost:
      'Tambour a peut-être déjà servi ici : s’il y avait une commune, n’en créez pas d’autre. Arrêtez Tambour et remettez sa base depuis votre sauvegarde.',
    word: 'Mot affiché au démarrage',
    wordHelp:
      'Tambour l’écrit là où il est démarré, sous son adresse. Il prouve que vous avez la main sur la machine.',
    commune: 'Nom de la commune',
    name: 'Votre nom',
    nameHelp: 'Vous serez la première personne de l’administration ; d’autres pourront suivre.',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    passwordHelp: 'Au moins 12 caractères. Une phrase convient très bien.',
    kept: 'Rien n’a été créé, votre saisie est toujours là.',
    submit: 'Créer la commune',
  },
}
