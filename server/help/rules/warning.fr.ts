import type { HelpPage } from './page.ts'

export const warning: HelpPage = {
  name: 'alerter',
  title: 'Alerter la population',
  lead: 'Tempête, coupure d’eau, neige : prévenir tout le monde d’un coup, puis tout retirer d’un bouton.',
  sections: [
    {
      key: 'lancer',
      title: 'Lancer une alerte',
      blocks: [
        'Danger immédiat ? Appelez d’abord le 112. L’alerte dit ce qui arrive, où, que faire et qui appeler.',
        {
          steps: [
            '*Alertes* → *Nouvelle alerte*. Choisissez de quoi prévenir : un modèle s’écrit de lui-même.',
            'Remplacez ce qui est entre crochets : une pression sur chacun y mène. Tant qu’il en reste un, rien ne part.',
            'Sous *Valable jusqu’au*, dites quand elle finit. Cette date s’écrit à la fin du texte ; passé ce moment, plus rien ne part.',
            'Tous les canaux sont cochés. Ceux qui ne peuvent pas la dire disent pourquoi. Un texte trop long pour l’un d’eux y est raccourci : lisez-le, ou écrivez-en un pour lui seul.',
            'Pressez *Envoyer à tous*. Tambour dit combien de personnes elle atteint, et demande une dernière fois.',
          ],
        },
        'Elle part aussitôt, sans validation : le journal dit qui l’a envoyée. Les SMS coûtent ; leur prix est écrit à côté. Pour une personne disparue, il faut l’accord de la gendarmerie.',
      ],
    },
    {
      key: 'suivre-alerte',
      title: 'Voir qui elle atteint',
      blocks: [
        '*Alertes* montre, canal par canal, si elle est parue, avec son lien, et combien d’abonnés ont été prévenus. *Aujourd’hui* la rappelle tant qu’elle court. Ce qui se publie à la main, comme PanneauPocket ou le panneau de la place, y attend avec le texte à copier.',
      ],
    },
    {
      key: 'retirer-alerte',
      title: 'La retirer partout',
      blocks: [
        {
          steps: [
            'Dans *Alertes*, pressez *Retirer partout*. Tambour nomme ce qui ne peut pas être retiré.',
            'Gardez ou changez *Le mot de la fin*. Laissé vide, il ne prévient personne.',
            'Choisissez qui en est prévenu. Les SMS ne le sont que si vous les cochez : ils coûtent.',
          ],
        },
        'Ce qui n’est pas parti est arrêté, ce qui est en ligne est retiré. Sur les téléphones, la fin prend la place de l’alerte. Une alerte qui n’est pas retirée finit d’elle-même à son heure : plus rien ne part, mais ce qui est en ligne y reste avec sa date.',
      ],
    },
    {
      key: 'exercice',
      title: 'S’exercer',
      blocks: [
        'Cochez *C’est un exercice*, puis *Envoyer l’exercice* : rien n’est publié. Les personnes de la mairie qui annoncent reçoivent ce qui serait parti, marqué « EXERCICE ». Faites-le deux fois par an, et chaque fois qu’un canal est ajouté.',
      ],
    },
  ],
}
