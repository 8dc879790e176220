import type { Reading } from './chapters.tsx'

/** By the model that décret 2019-768 asks for; its figures are those of docs/rgaa.md. */
export const accessibility: Reading = {
  title: 'Accessibilité',
  lead: 'Ce service est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2.',
  chapters: [
    {
      key: 'engagement',
      title: 'Engagement',
      paragraphs: [
        'La mairie s’engage à rendre ce service accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration vaut pour ses écrans, son agenda public et ses formulaires.',
      ],
    },
    {
      key: 'etat',
      title: 'État de conformité',
      paragraphs: [
        'L’audit mené le 30 novembre 2026 par les auteurs du logiciel Tambour, sur sa version 0.1.0, révèle que 97 % des critères applicables sont respectés : 76 sur 78.',
        'C’est un audit d’eux-mêmes, sur vingt-quatre pages : aucune personne handicapée n’y a pris part, et aucun lecteur d’écran n’a été écouté. La réponse à chacun des 106 critères est dans le fichier docs/rgaa.md du logiciel.',
      ],
    },
    {
      key: 'limites',
      title: 'Contenus non accessibles',
      paragraphs: ['Ne sont pas conformes :'],
      list: [
        'Les deux graphiques de « Délais » : leur légende n’est pas reliée comme le référentiel le demande (critère 1.9). Le bouton « En tableau » donne les mêmes chiffres.',
        'Le courriel montré dans « Récapitulatif », dont la mise en page est celle que les messageries demandent (critère 10.1). « Texte seul » dit la même chose.',
      ],
    },
    {
      key: 'exemptes',
      title: 'Contenus non soumis à l’obligation',
      paragraphs: [
        'Ce que des habitants et d’autres organismes envoient est montré tel quel : une image ou un message vocal sans texte le reste. Aucune dérogation pour charge disproportionnée n’est invoquée.',
      ],
    },
    {
      key: 'etablissement',
      title: 'Établissement de cette déclaration',
      paragraphs: [
        'Cette déclaration a été établie le 30 novembre 2026. Technologies : HTML, CSS, JavaScript, ARIA, SVG. Moyens : Chromium, axe-core, html-validate, clavier seul, texte agrandi et espacé, couleurs forcées.',
        'Pages vérifiées : connexion, Aujourd’hui, Messages, une conversation, Délais, Événements, un événement, Annoncer un événement, Calendrier, Canaux, Réglages, Mon compte, Aide et sa page « Annoncer », Récapitulatif, cette page ; l’agenda public, la page d’un événement, l’affiche de la semaine, Données personnelles, l’aide publique et la même page, Écrire à la mairie, Proposer un événement.',
      ],
    },
    {
      key: 'contact',
      title: 'Retour d’information et contact',
      paragraphs: [
        'Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez ou téléphonez à la mairie : dites la page et ce que vous vouliez y faire. Une réponse ou un autre moyen d’accès vous sera proposé.',
      ],
    },
    {
      key: 'recours',
      title: 'Voies de recours',
      paragraphs: [
        'Si la mairie ne vous répond pas ou ne vous propose rien qui convienne, vous pouvez saisir le Défenseur des droits : par le formulaire de defenseurdesdroits.fr, auprès de son délégué dans votre région, par téléphone au 09 69 39 00 00, ou par courrier gratuit, sans timbre, à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
      ],
    },
  ],
}
