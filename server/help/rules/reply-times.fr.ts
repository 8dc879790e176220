import type { HelpPage } from './page.ts'

export const replyTimes: HelpPage = {
  name: 'delais',
  title: 'Lire les délais',
  lead: 'Ce que disent les chiffres, comment ils sont mesurés, et ce qui n’est pas compté.',
  sections: [
    {
      key: 'lecture',
      title: 'Lire l’écran',
      blocks: [
        'En tête de *Délais* : combien de réponses à temps, sur combien de messages comptés, et si la part que vise le conseil est atteinte. En dessous, ce que sont devenus les messages. Chaque chiffre se presse, et ouvre sa liste.',
        {
          picture: 'reply-times',
          alt: 'L’écran Délais : le verdict de la période, puis la part à temps, semaine après semaine.',
        },
        {
          list: [
            '*Période* : cette semaine, la semaine passée, le mois, douze semaines, ou vos dates.',
            '*Médiane* : la moitié des messages a sa réponse avant.',
            '*Sans les exclusions* : ce que serait chaque chiffre si tout message comptait.',
            '*Imprimer* : une feuille pour le conseil, sans aucun nom. *Télécharger (CSV)* : chaque échange, habitants nommés, pour un tableur.',
          ],
        },
        'L’objectif et la part visée se règlent dans *Réglages*.',
      ],
    },
    {
      key: 'recapitulatif',
      title: 'Le récapitulatif',
      blocks: [
        'Le lundi à 8 h, ou quand vous le choisissez, un courriel d’un seul écran part aux adresses de *Récapitulatif*. Il ne nomme aucun habitant.',
      ],
    },
    {
      key: 'combien',
      title: 'Combien de personnes',
      blocks: [
        '[Combien de personnes](/combien-de-personnes) dit, canal par canal, combien de personnes il touche, et qui le compte : le réseau, une fois par jour, les inscriptions faites chez vous, ou le panneau lui-même. Un chiffre que personne ne dit n’est jamais deviné, et rien ne s’additionne d’un canal à l’autre.',
        'Saisissez une fois le nombre de foyers, qui vient de l’Insee, puis pour chaque canal son abonnement annuel et les minutes par publication : la période choisie en porte sa part, avec les SMS partis.',
      ],
    },
    {
      key: 'mesure',
      title: 'Comment les délais sont mesurés',
      blocks: [
        'Le délai court du premier message qui demande une réponse jusqu’à la première réponse écrite par une personne. Plusieurs messages à la suite n’en font qu’un.',
        'Deux horloges sont toujours montrées ensemble : le temps écoulé, et la part de ce temps qui tombe pendant les heures d’ouverture. C’est cette dernière que l’on compare à l’objectif.',
        'La part dans l’objectif est le nombre de réponses à temps, divisé par le nombre de messages répondus ou en retard. Qui attend encore dans les temps est montré, et n’est pas compté. La médiane tient compte de ceux qui attendent encore (estimation de Kaplan-Meier).',
        'Un message appartient au jour où il a été écrit. De nouveaux horaires ne changent pas les mesures d’avant leur date.',
        {
          list: [
            'N’arrêtent pas l’horloge : une réponse automatique, une note interne, une réaction, un envoi manqué, une réponse supprimée dans les dix minutes.',
            'Une réponse publique qui nomme quelqu’un ne répond qu’à cette personne ; une réponse qui ne nomme personne répond à tous ceux qui attendent sous la même publication.',
            'Une réponse privée à un commentaire répond à son auteur, et à lui seul. Écrite dans l’application d’un réseau qui ne la signale pas, comme Instagram, elle compte à son heure dès que quelqu’un dit, sous le commentaire, que c’est la réponse.',
            'Une réponse d’attente arrête l’horloge comme une autre ; le délai jusqu’à la réponse complète est montré à côté.',
            'Deux conversations regroupées n’en font qu’une.',
            'À l’heure exacte, c’est à temps : 15 min 00 s est dans un objectif de 15 min.',
          ],
        },
      ],
    },
    {
      key: 'ecarts',
      title: 'Qui n’attend pas de réponse',
      blocks: [
        'Au moindre doute, un message compte. Une règle ne l’écarte que si rien n’y demande, ne signale ni ne réclame quelque chose. À côté des mots d’une règle, un seul mot inconnu passe, sauf indication contraire.',
        'Le choix d’une personne l’emporte toujours, et reste au journal. Sont aussi écartés les courriels qu’un programme a écrits, les indésirables et les commentaires masqués.',
        'Là où les règles s’arrêtent, un message public peut être marqué « sans doute rien à répondre ». Il compte tant que personne ne le met de côté, d’un geste.',
        { rules: true },
      ],
    },
  ],
}
