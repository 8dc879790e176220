export const door = {
  signIn: {
    title: 'Se connecter',
    lead: 'Les messages des habitants et les annonces de la commune.',
    ended: 'Votre session est terminée. Reconnectez-vous : ce que vous écriviez est gardé.',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    submit: 'Se connecter',
    wrong: 'L’adresse ou le mot de passe n’est pas le bon. Vérifiez-les, puis réessayez.',
    forgotten:
      'Mot de passe oublié ? Une personne de l’administration peut vous en donner un nouveau.',
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
