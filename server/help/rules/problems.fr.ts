import type { HelpPage } from './page.ts'

export const problems: HelpPage = {
  name: 'depannage',
  title: 'Quand ça ne va pas',
  lead: 'Ce que disent les bandeaux rouges, et ce qu’il faut presser.',
  sections: [
    {
      key: 'canal-coupe',
      title: 'Un bandeau rouge : canal coupé',
      blocks: [
        'En haut de chaque écran, il dit depuis quand plus rien n’arrive ni ne part, et combien de messages attendent. Un mot de passe a changé, un rôle a été retiré, ou le réseau a mis fin à l’accès.',
        {
          picture: 'cut-off',
          alt: 'Un bandeau rouge en haut de l’écran : le canal, depuis quand il est coupé, et le bouton Reconnecter.',
        },
        {
          steps: [
            'Pressez *Reconnecter*. Il faut être de l’administration.',
            'Passez par le réseau, ou donnez un nouvel accès.',
            'Le bandeau part. Ce qui s’est écrit entre-temps est relevé, ce qui était programmé part ou vous est demandé.',
          ],
        },
        'En attendant, répondez directement sur le réseau : Tambour le verra.',
      ],
    },
    {
      key: 'canal-malade',
      title: 'Un canal à surveiller',
      blocks: [
        'Dans *Canaux*, chaque carte dit *Tout va bien*, *À surveiller* ou *Fonctionne mal*, et pourquoi. *Vérifier* essaie de nouveau, sans rien changer. *Relever maintenant* va chercher ce qui manque.',
        'Un message que vous voyez sur le réseau n’est pas ici ? La carte dit ce que le réseau permet de lire. Sans accès complet, Facebook ne montre ni les messages privés ni les noms.',
      ],
    },
    {
      key: 'publication',
      title: 'Une publication n’est pas partie',
      blocks: [
        'Elle est dans *Aujourd’hui*, sous *À regarder*, avec la raison et ce qui répare.',
        {
          list: [
            '*Échec* : corrigez ce qui est dit, puis *Réessayer*. Seul ce qui a échoué repart.',
            '*À vérifier* : le réseau n’a pas dit s’il l’avait prise. Regardez la page, puis *Elle est bien parue*, ou *Elle n’est pas parue* : elle repart alors aussitôt.',
            '*Manquée* : son heure est passée sans qu’elle parte ; la raison est dite. *Publier maintenant*, ou rien.',
          ],
        },
      ],
    },
    {
      key: 'reponse-en-doute',
      title: 'Une réponse est en doute',
      blocks: [
        '*Non envoyée* : votre texte est gardé, pressez *Réessayer*. *Envoi à vérifier* : regardez sur le réseau avant de renvoyer.',
      ],
    },
    {
      key: 'ecran',
      title: 'L’écran',
      blocks: [
        {
          list: [
            '« Hors ligne » : la connexion est coupée. Ce que vous écrivez est gardé, et une réponse envoyée part d’elle-même au retour. « Vu il y a… » : l’écran montre ce que ce navigateur a gardé. Il le garde une journée au plus, et l’efface quand vous vous déconnectez.',
            'Sur un téléphone, le menu du navigateur ajoute Tambour à l’écran d’accueil. Une photo ou un texte que vous lui partagez commence un événement.',
            '« Tambour ne répond pas » : il s’ouvrira de lui-même dès que le serveur répondra. S’il tarde, prévenez la personne qui l’a installé.',
            '« Votre rôle permet de lire » : demandez à l’administration de le changer, dans *Personnes*.',
          ],
        },
      ],
    },
    {
      key: 'courriel',
      title: 'Les courriels n’arrivent pas',
      blocks: [
        'Regardez d’abord dans les indésirables. *Envoyer un essai*, dans la liste *Premiers pas*, dit si le serveur de courrier l’a pris. Sans serveur de courrier, rien ne part.',
      ],
    },
    {
      key: 'docteur',
      title: 'Pour qui s’occupe de la machine',
      blocks: [
        'Une commande dit ce qui ne va pas, et quoi faire : la base, le disque, la clé, l’adresse, le courrier, les canaux, les sauvegardes. Elle ne change rien.',
        { code: 'tambour doctor' },
        {
          list: [
            '`bien` : rien à faire.',
            '`attention` : à régler dans la semaine.',
            '`ERREUR` : à régler maintenant ; la flèche dit comment.',
          ],
        },
        'Avec l’archive, tapez `./tambour doctor` dans son dossier ; avec le paquet, `sudo tambour doctor`.',
        'Vous êtes à l’administration et n’avez plus d’accès ? `tambour password ADRESSE` donne un nouveau mot de passe. La base est abîmée, ou la machine perdue ? [Remettez une sauvegarde](/aide/installer#sauvegardes).',
      ],
    },
    {
      key: 'signaler',
      title: 'Signaler une erreur',
      blocks: [
        'Dites ce que vous avez pressé, ce qui s’est passé, l’heure, et ce que répond `tambour doctor`. N’envoyez ni mot de passe, ni nom d’habitant.',
      ],
    },
  ],
}
