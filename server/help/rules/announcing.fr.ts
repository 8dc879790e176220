import type { HelpPage } from './page.ts'

export const announcing: HelpPage = {
  name: 'annoncer',
  title: 'Annoncer',
  lead: 'Un événement se saisit une fois. Il est annoncé partout où vous voulez, aux dates choisies.',
  sections: [
    {
      key: 'evenement',
      title: 'Annoncer un événement',
      blocks: [
        {
          steps: [
            '*Événements* → *Annoncer un événement*. Donnez le titre, le début, le lieu, le texte, et l’affiche si vous l’avez.',
            'Décrivez l’affiche en quelques mots, pour qui ne la voit pas.',
            'Sous *Où l’annoncer*, cochez les canaux.',
            'Sous *Quand l’annoncer*, gardez le plan proposé, ou choisissez vos dates.',
            'Regardez l’*Aperçu* : chaque canal montre ce qui y paraîtra. *Adapter le texte pour ce canal* le change pour lui seul.',
            'Pressez *Programmer*.',
          ],
        },
        {
          picture: 'event-form',
          alt: 'Le formulaire d’un événement : le titre, le début, le lieu et, en bas, le bouton Programmer.',
        },
        'Chaque publication part à la minute dite, même si personne n’est devant l’écran. Si un réseau ne répond pas, Tambour regarde d’abord si elle est parue avant d’essayer encore : rien ne paraît deux fois. Ce qu’il ne peut pas savoir, il vous le demande.',
        'PanneauPocket, Illiwap, un journal, le panneau de la place : à l’heure, *Aujourd’hui* vous tend le texte, l’image et l’adresse, et vous dites *C’est fait*.',
      ],
    },
    {
      key: 'plan',
      title: 'Les plans',
      blocks: [
        'Un plan dit ce qui part, et quand : la date à retenir un mois avant, le programme une semaine avant, le jour même, les remerciements. Ses étapes se règlent dans *Réglages* → *Plans de communication*. Une étape déjà passée est sautée, et c’est dit.',
      ],
    },
    {
      key: 'suivi',
      title: 'Suivre, reporter, annuler',
      blocks: [
        'La page de l’événement montre une ligne de jours : un canal par rangée, une marque par publication. Pressez une marque : la publication, son heure, et ce qu’on peut en faire.',
        {
          picture: 'event',
          alt: 'La page d’un événement : la ligne des jours, avec une marque pour chaque publication.',
        },
        'La fête change de jour ? *Reporter*, puis la nouvelle date. Elle n’aura pas lieu ? *Annuler l’événement*. Avant de confirmer, vous voyez qui sera prévenu, ce qui se décale et ce qui s’arrête. Ce qui est déjà en ligne est corrigé sur place, ou reçoit un avis.',
      ],
    },
    {
      key: 'validation',
      title: 'Faire valider',
      blocks: [
        'Si la mairie l’a choisi dans *Réglages* → *Validation*, ce que vous programmez attend l’accord d’une personne désignée. Elle le donne ici, ou par le lien d’un courriel, sans compte. *Poser une question* ne décide rien : la réponse s’écrit à côté de la publication et part par courriel. Textes et images changés sont à revalider ; ceux de l’événement le retirent de l’agenda.',
        'Quand rien ne peut attendre, *Publication urgente* s’en passe, avec une raison qui reste au journal.',
      ],
    },
    {
      key: 'calendrier',
      title: 'Le calendrier',
      blocks: [
        '*Mois*, *Semaine* et *Liste* montrent les événements, leurs publications et les rappels, avec les jours fériés, les vacances scolaires et les périodes électorales. Une publication se déplace à la souris, par un appui long ou au clavier, et revient par *Annuler*. Un événement se reporte sur sa page.',
      ],
    },
    {
      key: 'saison',
      title: 'Toute une saison',
      blocks: [
        '*Importer une saison*, dans *Événements*, lit un tableau CSV ou un agenda .ics. Vous relisez chaque ligne avant que rien ne soit créé. Le même fichier, une seconde fois, ne crée rien en double.',
      ],
    },
    {
      key: 'comites',
      title: 'Les comités proposent',
      blocks: [
        'Dans *Réglages* → *Comités*, donnez un lien à la présidente du comité des fêtes : elle propose depuis son téléphone, sans compte. Vous décidez dans *Aujourd’hui*. Tambour peut aussi suivre l’agenda ou le site du comité.',
      ],
    },
    {
      key: 'voisins',
      title: 'Les voisins, l’agenda public',
      blocks: [
        'Dans *Voisins*, ajoutez les communes d’à côté. Sur la page d’un événement, pressez *Proposer aux voisins* : un courriel avec les textes, l’affiche et la date, deux boutons, aucun compte. Vous voyez ce que chacune en a fait.',
        'Ce que l’école ou une commune voisine publie vous est proposé sous *À relayer* : donnez l’adresse de leur site dans *Sources*, puis pressez *Relayer* ou *Écarter*.',
        'Vos événements sont aussi dans l’[agenda public](/agenda), que chacun peut suivre et que le site de la commune peut montrer.',
      ],
    },
  ],
}
