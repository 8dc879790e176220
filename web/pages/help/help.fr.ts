import { typeset } from '../../../server/language/typeset.ts'
import { askingTerms } from '../../../server/reply-times/rules/need/terms/asking-terms.ts'
import { besideTerms } from '../../../server/reply-times/rules/need/terms/beside-terms.ts'
import { betweenTerms } from '../../../server/reply-times/rules/need/terms/between-terms.ts'
import { courtesyPairs } from '../../../server/reply-times/rules/need/terms/courtesy-pairs.ts'
import {
  courtesyTerms,
  emoticons,
} from '../../../server/reply-times/rules/need/terms/courtesy-terms.ts'
import {
  plainTerms,
  villageTerms,
} from '../../../server/reply-times/rules/need/terms/plain-terms.ts'
import { residentTerms } from '../../../server/reply-times/rules/need/terms/resident-terms.ts'
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
      title: 'Ce qui est écarté d’office',
      paragraphs: [
        'Peu de règles, et chacune peut être reprise message par message. Le choix d’une personne l’emporte toujours et reste inscrit au journal.',
        'Où les règles s’arrêtent, un message public peut être marqué « sans doute rien à répondre » : quelqu’un se souvient, parle à un voisin, devine ce que la mairie demandait. Il compte comme les autres tant que personne ne le met de côté.',
      ],
      list: [
        'Des mots aimables et rien d’autre : compliments, vœux, condoléances, « j’y serai », rires, remerciements, salutations. Un mot inconnu à côté passe ; deux seulement dans des condoléances, un souvenir, un accord, une affaire réglée, ou quelques mots qui commencent par un merci ou un vœu ; trois avec un cœur ❤️. Au-delà, le message compte.',
        'Ce qui est dit à la légère, en peu de mots et sans rien sur la mairie : un rire (« mon mari va être content 😂 »), ce qu’on faisait autrefois (« on y montait à pied »).',
        'Ce qui commence comme ce qui n’attend rien, avec jusqu’à trois mots inconnus à côté : un merci et ce qui a été fait (« merci à Odile et son équipe qui donnent leur temps »), le regret de ne pas venir et pourquoi (« dommage, je travaille »), qui vient avec qui, un bonjour de loin (« un bonjour du Québec »), un deuil et qui était le défunt (jusqu’à cinq mots).',
        'Des émojis seuls.',
        'La mention de quelqu’un, seule ou avec des mots qui s’adressent à cette personne (« Julie, on y va ? », « tu »), sans rien sur la mairie.',
        'Sous le commentaire d’un autre habitant, tant que la mairie n’y a rien dit, ce que deux habitants se disent (« moi je rentre à pied », « 16h normalement », « un soir par an, Jean-Claude »). Un tel message compte seulement s’il demande, signale ou réclame quelque chose, rejoint une plainte avec son propre cas (« chez nous aussi », une rue), raconte ce que son auteur a fait, vu ou trouvé, propose, réserve, laisse un numéro, rectifie une date ou un nom, parle de la mairie ou à elle, ou s’il dépasse dix-huit mots. Une question posée au voisin (« tu viens ? ») ne compte pas. Les mots qui suffisent ailleurs à faire compter un message ne suffisent pas tous ici.',
        'Sous une publication de la commune : sous une photo ancienne, qui se souvient ou reconnaît quelqu’un ; à l’annonce d’un décès, qui dit qui était le défunt ; sous une devinette ou un choix (« quel nom pour la mascotte ? »), une réponse en neuf mots au plus ; sous une panne que le réseau connaît, qui est touché ou ne l’est plus, sans nommer d’endroit (« ici aussi », « revenu à 18h chez nous ») ; sous un rappel de règles ou un dépôt sauvage, qui blâme ceux qui le font (« aucun respect ») ; sous ce qui fait plaisir, une fête, des photos, une naissance, quelques mots sur soi et les siens, un compliment ou un rire (« mes genoux s’en souviendront »).',
        'Un courriel qu’un programme a écrit : lettre d’information, rapport de remise, réponse d’absence.',
        'Un commentaire masqué par la modération, un courriel rangé parmi les indésirables.',
      ],
      words: [
        { title: 'Compliments', words: courtesyTerms.praise },
        { title: 'Vœux et félicitations', words: courtesyTerms.wishes },
        { title: 'Condoléances', words: courtesyTerms.condolences },
        { title: 'Qui vient, ou ne vient pas', words: courtesyTerms.attendance },
        { title: 'Rires et exclamations', words: courtesyTerms.laughter },
        { title: 'Remerciements', words: courtesyTerms.thanks },
        { title: 'Salutations', words: courtesyTerms.greetings },
        { title: 'Accord et encouragements', words: courtesyTerms.agreement },
        { title: 'Partages, excuses et affaires réglées', words: courtesyTerms.settled },
        { title: 'Souvenirs et météo', words: courtesyTerms.memories },
        { title: 'Questions qui n’attendent rien', words: courtesyTerms.rhetorical.map(typeset) },
        {
          title: 'Ce qui n’attend rien quand rien d’autre n’est dit',
          words: courtesyTerms.alone,
        },
        { title: 'Ce qu’on complimente (« super programme »)', words: courtesyPairs.praised.after },
        { title: 'Ce dont on remercie (« merci du rappel »)', words: courtesyPairs.thanked.after },
        { title: 'Qui on remercie ou accueille', words: courtesyPairs.greeted.after },
        { title: 'Ce qu’on souhaite (« bon mandat »)', words: courtesyPairs.wished.after },
        { title: 'Ce qu’on a enfin (« enfin du réseau »)', words: courtesyPairs.obtained.after },
        {
          title: 'Ce qu’un habitant répond à un autre, sous son commentaire seulement',
          words: [...residentTerms.told, ...residentTerms.whole],
        },
        {
          title: 'Ce qui le fait compter tout de même, à cet endroit',
          words: [
            ...residentTerms.heard.filter(word => !betweenTerms.common.includes(word)),
            ...betweenTerms.harm,
            ...betweenTerms.done,
          ],
        },
        {
          title: 'Ce dont on y parle entre voisins sans rien demander',
          words: betweenTerms.harmless,
        },
        {
          title: 'Ce qu’on a fait pour les autres, après un merci (« qui se sont levés »)',
          words: besideTerms.deeds,
        },
        { title: 'Pourquoi l’on ne vient pas, avec un regret', words: besideTerms.reasons },
        {
          title: 'Mots qui les accompagnent : seuls, ils n’écartent rien',
          words: courtesyTerms.companions,
        },
        { title: 'Mots neutres : seuls, ils n’écartent rien', words: plainTerms },
        { title: 'Ce qui anime un village : de même', words: villageTerms },
        {
          title: 'Mots d’une demande : avec eux, le message compte toujours',
          words: askingTerms.questions,
        },
        { title: 'Mots d’un souci : de même', words: askingTerms.troubles },
        { title: 'Mots d’une démarche : de même', words: askingTerms.matters },
        { title: 'Signes qui comptent comme des émojis', words: emoticons },
      ],
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
