import { typeset } from '../../server/language/typeset.ts'
import type { HelpReading } from './chapters.tsx'

export const help: HelpReading = {
  choosing: 'Choisir ses canaux',
  rules: 'Nos règles, à imprimer',
  title: 'Aide',
  lead: 'L’essentiel pour travailler ici, et la façon exacte dont les délais sont mesurés.',
  chapters: [
    {
      key: 'journee',
      title: 'Une journée',
      paragraphs: [
        'Ouvrez « Aujourd’hui » : on y voit qui attend une réponse, avec le temps qu’il reste, ce qui part dans la journée et ce qui demande votre attention.',
        'Un message disparaît de la liste dès que quelqu’un y a répondu, ici ou directement sur le réseau. S’il n’appelle pas de réponse, marquez-le « pas de réponse attendue » : ce choix se reprend d’un geste.',
      ],
    },
    {
      key: 'alertes',
      title: 'Alertes et permanence',
      paragraphs: [
        'Quand quelqu’un attend depuis trop longtemps (8 puis 12 minutes d’ouverture, ou celles que la mairie a choisies), la personne de permanence est prévenue : sur son écran, par courriel et, si elle l’a permis, par une notification de son navigateur. Chaque alerte n’est donnée qu’une fois ; l’historique importé n’en donne aucune.',
        'Dans « Réglages », « Permanence et alertes », on choisit qui est de permanence et quand, les minutes, et qui peut être appelé hors des heures d’ouverture. Sans personne de permanence, tous les agents sont prévenus. La nuit, personne ne l’est, sauf qui est d’astreinte.',
      ],
    },
    {
      key: 'evenement',
      title: 'Annoncer un événement',
      paragraphs: [
        'Saisissez l’événement une fois, cochez les canaux, choisissez les dates. L’aperçu montre ce qui paraîtra sur chacun. Chaque publication part à la minute dite, même si personne n’est devant l’écran.',
        'Si un réseau ne répond pas, Tambour vérifie d’abord si la publication est parue avant d’essayer encore : rien ne paraît deux fois. Ce qu’il ne peut pas savoir, il vous le demande.',
        'Si la mairie l’a choisi dans « Réglages », « Validation », ce que vous programmez attend qu’une personne désignée le valide, ici ou par le lien d’un courriel, sans compte. Ce qui a changé depuis est à valider de nouveau ; ce qui dit la même chose reste validé. Quand rien ne peut attendre, « Publication urgente » s’en passe, avec une raison inscrite au journal.',
      ],
    },
    {
      key: 'calendrier',
      title: 'Calendrier',
      paragraphs: [
        'Le mois, la semaine ou la liste montrent les événements, ce qui les annonce et les rappels, avec les jours fériés, les vacances scolaires, les périodes électorales et ce que font les voisins dont l’agenda est suivi.',
        'Ce qui est programmé se déplace à la souris, par un appui long, au clavier ou par une date écrite, et revient par « Annuler ». L’heure reste la même d’un jour à l’autre. Ce qui était validé le reste. Un événement, lui, se reporte sur sa page : ses publications le suivent.',
      ],
    },
    {
      key: 'mesure',
      title: 'Comment les délais sont mesurés',
      paragraphs: [
        'Le délai court du premier message qui demande une réponse jusqu’à la première réponse écrite par une personne. Plusieurs messages à la suite n’en font qu’un.',
        'Deux horloges sont toujours montrées ensemble : le temps écoulé, et la part de ce temps qui tombe pendant les heures d’ouverture. C’est cette dernière que l’on compare à l’objectif.',
        'La part dans l’objectif est le nombre de réponses à temps, divisé par le nombre de messages répondus ou en retard. Qui attend encore dans les temps est montré et n’est pas compté. La médiane tient compte de ceux qui attendent encore (estimation de Kaplan-Meier).',
        'Chaque chiffre existe aussi sans aucune exclusion, et ce qu’il serait alors est écrit à côté du premier : rien ne l’améliore en cachette.',
        'Un message appartient au jour où il a été écrit. Changer les heures d’ouverture ne change jamais les mesures d’avant ce changement.',
      ],
      list: [
        'N’arrêtent pas l’horloge : une réponse automatique, une note interne, une réaction, un envoi manqué, une réponse supprimée dans les dix minutes.',
        'Une réponse publique qui nomme quelqu’un ne répond qu’à cette personne ; une réponse qui ne nomme personne répond à tous ceux qui attendent sous la même publication.',
        'Une réponse privée à un commentaire répond à son auteur, et à lui seul. Écrite dans l’application d’un réseau qui ne la signale pas, comme Instagram, elle compte à son heure dès que quelqu’un dit, sous le commentaire, que c’est la réponse.',
        'Une réponse d’attente arrête l’horloge comme une autre, et le délai jusqu’à la réponse complète est montré à côté.',
        'Deux conversations regroupées n’en font qu’une : le délai court du premier message de l’une ou de l’autre.',
        'À l’heure exacte, c’est à temps : 15 min 00 s est dans un objectif de 15 min.',
      ],
    },
    {
      key: 'ecarts',
      title: 'Qui n’attend pas de réponse',
      paragraphs: [
        'Au moindre doute, un message compte. Une règle ne l’écarte que si rien n’y demande, ne signale ni ne réclame quelque chose. À côté des mots d’une règle, un seul mot inconnu passe, sauf indication contraire.',
        'Le choix d’une personne l’emporte toujours, message par message, et reste inscrit au journal. Sont aussi écartés les courriels qu’un programme a écrits, les indésirables et les commentaires masqués.',
        'Là où les règles s’arrêtent, un message public peut être marqué « sans doute rien à répondre » : un mot à un voisin, un souvenir, une devinette. Il compte tant que personne ne le met de côté, d’un geste.',
      ],
      rules: {
        quoted: text => typeset(`« ${text} »`),
        unknown: count => `${count === 2 ? 'Deux' : 'Trois'} mots inconnus passent.`,
        words: 'Les mots de ces règles',
        questions: 'Mots d’une demande : avec eux, le message compte toujours',
        troubles: 'Mots d’un souci : de même',
        matters: 'Mots d’une démarche : de même',
        given:
          'Ce dont on remercie ou qu’on complimente : juste après un mot aimable, n’y demande rien',
        plain: 'Mots neutres : seuls, ils n’écartent rien',
        village: 'Ce qui anime un village : de même',
        emoticons: 'Signes qui comptent comme des émojis',
      },
    },
    {
      key: 'clavier',
      title: 'Au clavier',
      paragraphs: ['Tout se fait sans souris.'],
      list: [
        'Dans la liste des messages : flèches haut et bas, Début, Fin, puis Entrée pour ouvrir.',
        'Dans une réponse : Ctrl + Entrée pour envoyer.',
        'Dans le calendrier : D déplace l’élément choisi, les flèches disent où, Entrée le pose, Échap renonce.',
        'Dans une fenêtre : Échap pour fermer.',
      ],
    },
    {
      key: 'passage',
      title: 'Passer la main',
      paragraphs: [
        'Pour un remplacement, ajoutez la personne dans « Réglages », « Personnes », avec le rôle d’agent : elle verra les mêmes messages et les mêmes événements. Retirez-la à la fin, ses réponses restent.',
      ],
    },
  ],
}
