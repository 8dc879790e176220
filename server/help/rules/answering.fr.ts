import type { HelpPage } from './page.ts'

export const answering: HelpPage = {
  name: 'repondre',
  title: 'Répondre',
  lead: 'Qui attend, comment lui répondre, et quoi faire de ce qui n’attend rien.',
  sections: [
    {
      key: 'attente',
      title: 'Voir qui attend',
      blocks: [
        '*Aujourd’hui* montre qui attend, le plus pressé d’abord, avec les minutes qui restent. Une barre le rappelle en haut des autres écrans. *Messages* montre toutes les conversations ; *En attente*, *À moi* et *Toutes* choisissent lesquelles.',
        'Une personne quitte la liste dès que quelqu’un lui a répondu, ici ou directement sur le réseau.',
      ],
    },
    {
      key: 'reponse',
      title: 'Écrire la réponse',
      blocks: [
        {
          steps: [
            'Pressez *Répondre* à côté du nom. La conversation s’ouvre.',
            'Si les deux sont possibles, choisissez *En public* ou *En privé*. La ligne au-dessus dit qui lira.',
            'Écrivez, ou prenez un texte dans *Réponses types*.',
            'Pressez *Répondre en public* ou *Répondre en privé*. Elle part dix secondes plus tard : jusque-là, *Annuler l’envoi* rend le texte. Tambour dit qui vient ensuite.',
          ],
        },
        {
          picture: 'conversation',
          alt: 'Une conversation à côté de la liste : le choix En public ou En privé, le champ de la réponse et son bouton.',
        },
        'Ce que vous écrivez est gardé, même si l’onglet se ferme. Si quelqu’un répond avant vous, Tambour le dit avant d’envoyer. S’il faut chercher, écrivez-le d’abord : « Je me renseigne. » Cochez alors *C’est une réponse d’attente*, pour que la vraie réponse soit suivie aussi.',
        'Une personne a laissé son numéro, ou un message vocal ? Appelez-la, puis pressez *Répondu par téléphone* : le délai s’arrête à l’heure de l’appel.',
      ],
    },
    {
      key: 'sans-reponse',
      title: 'Ce qui n’attend rien',
      blocks: [
        'Un merci, un émoji seul, un mot à un voisin ne comptent pas : [des règles](/aide/delais#ecarts) les écartent. Si l’une se trompe, pressez *Demande une réponse*. Si un message n’appelle rien, pressez *Pas de réponse attendue*. Chaque choix se reprend d’un geste, et reste au journal.',
        '*Indésirable* écarte une publicité. *Masquer au public* cache un commentaire, là où le réseau le permet.',
      ],
    },
    {
      key: 'types',
      title: 'Réponses types',
      blocks: [
        'Dans *Réglages* → *Réponses types*, gardez les textes que vous écrivez souvent. *Ajouter les huit réponses types proposées* donne de quoi commencer.',
        'Sous le champ, *Vous aviez répondu* propose ce que la mairie a répondu dans l’année à des questions proches. Une pression reprend le texte ; rien ne s’écrit sans vous. Une case de *Réponses types* le coupe.',
      ],
    },
    {
      key: 'a-plusieurs',
      title: 'À plusieurs',
      blocks: [
        '*Je m’en occupe* dit aux autres de qui c’est le tour ; tous peuvent répondre comme avant. *Attribuer à…* la confie à quelqu’un. Qui lit ou écrit dans la même conversation que vous s’y voit.',
        '*Note interne*, à côté de *Répondre*, laisse un mot aux collègues : jamais envoyé, jamais compté. Un @ et un nom préviennent cette personne quand la mairie est ouverte.',
        '*Mettre en suspens…* range jusqu’à un jour ce qui attend la voirie. Il revient en haut ce jour-là, ou si la personne écrit. Le délai court toujours.',
      ],
    },
    {
      key: 'demandes',
      title: 'Une demande officielle',
      blocks: [
        'Une demande de permis ou de subvention se traite dans un délai légal. En tête de la conversation, *Demande officielle…* lui donne un numéro, prépare l’accusé de réception et calcule l’échéance. *Demandes officielles*, dans *Messages*, les tient ensemble.',
      ],
    },
    {
      key: 'alertes',
      title: 'Alertes et permanence',
      blocks: [
        'Quand quelqu’un attend depuis 8, puis 12 minutes d’ouverture, ou celles que la mairie a choisies, la personne de permanence est prévenue : à l’écran, par courriel et sur ses appareils, même Tambour fermé : *Réglages* → *Permanence et alertes*, *Prévenir sur cet appareil*. Chaque alerte n’est donnée qu’une fois.',
        '*Réglages* → *Permanence et alertes* dit qui est de permanence et quand. Sans personne, quiconque peut répondre est prévenu. Hors des heures d’ouverture, personne ne l’est, sauf qui est d’astreinte.',
      ],
    },
    {
      key: 'clavier',
      title: 'Au clavier',
      blocks: [
        {
          list: [
            'Dans *Messages*, la touche « ? » montre les raccourcis : `j` et `k` vont d’un message à l’autre, `r` répond.',
            'Dans une réponse, Ctrl + Entrée envoie.',
            'Dans le calendrier, `D` déplace l’élément choisi, les flèches disent où, Entrée le pose, Échap renonce.',
            'Dans une fenêtre, Échap la ferme.',
          ],
        },
      ],
    },
  ],
}
