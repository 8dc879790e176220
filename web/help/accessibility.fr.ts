import type { Reading } from './chapters.tsx'

export const accessibility: Reading = {
  title: 'Accessibilité',
  lead: 'Ce service est non conforme au référentiel général d’amélioration de l’accessibilité, faute d’audit.',
  chapters: [
    {
      key: 'etat',
      title: 'État de conformité',
      paragraphs: [
        'Aucun audit n’a encore été mené : la loi veut que le service soit dit « non conforme » jusqu’à ce qu’un audit établisse son niveau réel. Une déclaration vaut trois ans.',
        'Le service est conçu et vérifié pour être utilisable par tous : au clavier seul, avec un lecteur d’écran, agrandi à 200 %, en contraste imposé, sur un écran de 360 pixels. Un contrôle automatique passe sur chaque écran à chaque version ; il ne remplace pas un audit.',
      ],
    },
    {
      key: 'limites',
      title: 'Limites connues',
      paragraphs: ['Ces points sont connus et recensés.'],
      list: [
        'Les messages et les images reçus des réseaux sont montrés tels quels : une image sans texte alternatif le reste.',
        'La courbe des délais est un dessin ; ses chiffres sont dans le tableau que le bouton « En tableau » affiche.',
      ],
    },
    {
      key: 'contact',
      title: 'Signaler une difficulté',
      paragraphs: [
        'Écrivez ou téléphonez à la mairie : dites la page et ce que vous vouliez y faire. Une réponse ou un autre moyen d’accès vous sera proposé.',
        'Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits : formulaire en ligne sur defenseurdesdroits.fr, téléphone 09 69 39 00 00, ou courrier gratuit sans timbre à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
      ],
    },
  ],
}
