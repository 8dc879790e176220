export const door = {
  signIn: {
    title: 'Se connecter',
    lead: 'Les messages des habitants et les annonces de la commune.',
    ended: 'Votre session est terminée. Reconnectez-vous : ce que vous écriviez est gardé.',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    submit: 'Se connecter',
    wrong: 'L’adresse ou le mot de passe n’est pas le bon. Vérifiez-les, puis réessayez.',
    forgotten: 'Mot de passe oublié ?',
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
    chooseFor: (name: string, email: string) => `Pour le compte de ${name} (${email}).`,
    fresh: 'Nouveau mot de passe',
    choose: 'Choisir ce mot de passe',
    another: 'Demander un autre lien',
  },
  setUp: {
    title: 'Installer Tambour',
    lead: 'Deux minutes, puis on connecte la page de la commune.',
    mayBeLost:
      'Tambour a déjà servi ici, ou a été démarré sans être installé : s’il y avait une commune, n’en créez pas d’autre. Arrêtez Tambour et remettez sa base depuis votre sauvegarde.',
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
