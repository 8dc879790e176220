import { listed } from './listed.ts'

/** Wishes of the season and for somebody's day or journey, and congratulations. */
export const wishes = listed(`
    bonne année, bone année, heureuse année, belle année, excellente année
    bonne et heureuse année, meilleurs vœux, tous nos vœux, tous mes vœux, mes vœux, nos vœux
    meilleurs voeux, vœux, bonne santé, santé bonheur, bonheur, plein de bonheur
    beaucoup de bonheur, que du bonheur, joyeux, joyeuse, joyeuses fêtes, joyeux noël
    joyeuses pâques, joyeux anniversaire, bon anniversaire, heureux anniversaire, anniversaire
    bonnes fêtes, bonne fête, belle fête, belles fêtes, bon noël, bonnes fêtes de fin d’année
    bon réveillon, bon ramadan, bonne rentrée, belle rentrée, bonnes vacances, belles vacances
    bonne retraite, belle retraite, bonne route, bon voyage, bon vent, bon séjour, bon retour
    bonne continuation, bonne chance, bonne merde, bon courage, bonne suite, bonne reprise
    bon rétablissement, prompt rétablissement, bon appétit, bonne dégustation, bonne balade
    bonne lecture, bonne randonnée, bon match, bonne saison, bon spectacle, bon concert
    bonne cérémonie, bonne kermesse, bon marché, bon carnaval, bonne brocante, bonne pêche
    bon ciné, bonne réunion, bonne installation, bonne soirée, belle soirée, bienvenue, bienvenu
    bien venue, bienvenue parmi nous, soyez les bienvenus, félicitations, félicitation
    felicitation, toutes mes félicitations, félicite, je félicite, nous félicitons, compliments
    mes compliments, congrats, congratulations, tous mes compliments, c’est mérité, mérité
    bien mérité, amplement mérité, vive les mariés, beau mariage, longue vie aux mariés
    happy new year, merry christmas, happy birthday, feliz, bom ano, feliz natal, feliz ano novo
    عيد مبارك, bloavezh mat, bloavez mad, frohe, frohes, buon anno, buon natale, buone feste
    eid mubarak, aïd moubarak, gutes neues, profitez bien, profite bien, profitez
    amusez vous bien, amusez vous, amuse toi bien, reposez vous bien, prenez soin de vous
    soigne toi bien, soignez vous bien, tu vas nous manquer, vous allez nous manquer
    va nous manquer, vont nous manquer, bonne fête nationale, bonne fête des mères
    bonne fête maman, bonne dimanche, santé et bonheur, paix, que cette année, que 2026 vous
    nos meilleurs, je vous souhaite, on vous souhaite, nous vous souhaitons, je te souhaite
    je souhaite à tous, je leur souhaite, on leur souhaite, vous souhaite, te souhaite
    leur souhaite, bon dimanche, excellentes fêtes, excellente retraite, que du bon
    plein de bonnes choses, que de bonnes choses, tout plein de bonnes choses
    plein de belles choses, que cette nouvelle année, que l’année, que 2026, que 2027, que 2025
    apporte joie, vous apporte, soit belle, soit douce, soit meilleure, joie et santé, amour santé
    santé amour, santé joie, paix et amour, tous mes souhaits, nos souhaits
    mes meilleurs souhaits, meilleurs souhaits, bien du bonheur, beaucoup de bonheur à
    tout le bonheur du monde, tout le bonheur, plein de bonnes ondes, bonnes ondes, heureux ménage
    soyez heureux, longue vie à, longue et belle vie, longue et heureuse
    longue et heureuse retraite, retraite bien méritée, bien méritée, bien mérités, bien méritées
    ô combien mérité, largement mérité, amplement méritée, méritée, méritées, mérités
    tu le mérites, il le mérite, elle le mérite, ils le méritent, vous le méritez, le méritent
    le mérite, bravo champion, bravo champions, bon pied bon œil, joyeux retour
    bonnes fêtes de pâques, sainte barbe à tous, bonne sainte barbe, bon 14 juillet
    bonne fête à tous les papas, bonne fête papa, bonne fête mamie, bonne fête à tous
    bonnes fêtes à tous, bon bac, merde pour demain, on croise les doigts pour eux
    je croise les doigts pour, plein succès, bon succès, succès à, que la fête soit belle
    que la fête commence, que le meilleur gagne, tous nos vœux de, meilleurs vœux de
    vœux de bonheur, vœux de bonne, mes sincères félicitations, sincères félicitations
    nos félicitations, toutes nos félicitations, un grand félicitations, félicitation à
    chaleureuses félicitations, vives félicitations, félicitons, tiens bon, on pense fort à
    gros bisous à, remets toi vite, remettez vous vite, remets toi bien, bon rétablissement à
    meilleure santé, bonne convalescence, guéris vite, reviens nous vite, revenez nous vite
    reviens vite, profite bien de ta retraite, profite de ta retraite, profitez de votre retraite
    profitez en bien, profite en bien, profitez en, bon repos, bon repos bien mérité
    repos bien mérité, faites bonne route, soyez prudents, sois prudent, éclatez vous bien
    éclatez vous, régalez vous, bonne pioche, bonne visite, bon jeu, bon tournoi, bonne course
    bon festival, bon bal, bonne fin d’année, bon début d’année, joyeuse fête, joyeux carnaval
    joyeux halloween, happy halloween, joyeux mois, bonne ducasse, bon fest-noz
    bon ramadan à tous, ramadan mubarak, saha ftourkoum, hanouka, shana tova, ura berri on
    urte berri on, bon nadau, bon nadal, bon cap d’an, bona annada, pace e salute
    gelukkig nieuwjaar, vrolijk kerstfeest, prosit neujahr, gutes neues jahr, frohe weihnachten
    frohes neues jahr, feliz navidad, feliz año nuevo, próspero, feliz aniversário
    parabéns a você, wesołych, auguri, tanti auguri, alles gute, bloavez mat, bloavezh mad
    nedeleg laouen, bonn ané, bòn ané, bonané, bonn fèt, all the best, best wishes, happy easter
    congratulations to, well deserved`)

/** Words of mourning. */
export const condolences = listed(`
    condoléances, sincères condoléances, mes condoléances, nos condoléances
    toutes nos condoléances, toutes mes condoléances, condoléance, rip, repose en paix
    reposez en paix, qu’il repose, qu’elle repose, paix à son âme, paix à son ame, pensée, pensées
    toutes mes pensées, toutes nos pensées, mes pensées, nos pensées, une pensée, grosse pensée
    pensée émue, de tout cœur avec vous, de tout cœur, tout mon soutien, tout notre soutien
    mon soutien, notre soutien, soutien à la famille, courage à la famille, courage à vous
    courage, tristesse, quelle tristesse, triste nouvelle, bien triste, très triste, trop triste
    si triste, triste, attristé, attristés, attristées, peiné, peinés, bouleversé
    mauvaise nouvelle, terrible nouvelle, quelle mauvaise nouvelle, affreuse nouvelle, quel choc
    grande perte, une grande perte, quelle perte, immense perte, il va manquer, elle va manquer
    il va nous manquer, elle va nous manquer, il nous manquera, elle nous manquera, nous manquera
    nous manque déjà, nous a quittés, parti trop tôt, partie trop tôt, partis trop tôt, adieu
    hommage, bel hommage, un grand monsieur, une grande dame, un homme bon, une femme bien
    un chic type, une belle personne, une belle âme, quelqu’un de bien, un mot gentil
    jamais oublié, on ne t’oubliera pas, on t’oubliera pas, on ne l’oubliera pas
    nous ne l’oublierons pas, je ne l’oublierai pas, on ne vous oubliera pas, oublierons pas
    oubliera pas, jamais oublierai, kenavo, bon voyage l’ami, au paradis, veille sur nous
    veillez sur nous, oh non, sincères pensées, on l’aimait, on t’aimait, on l’aimait tous
    affection, ma sympathie, sympathies, figure du village, grande figure, une figure, nous quitte
    nous a quitté, nous as quittés, nous partageons votre peine, je partage votre peine
    on partage votre peine, votre peine, votre douleur, votre chagrin, dans la peine, en deuil
    deuil, la gorge serrée, les larmes aux yeux, quelle triste nouvelle, quelle nouvelle
    c’est une bien triste nouvelle, tristesse immense, immense tristesse, profonde tristesse
    grande tristesse, infinie tristesse, beaucoup de tristesse, vive émotion, avec émotion
    profondément touché, profondément touchés, sous le choc, le choc, je suis sous le choc
    quel malheur, une lumière s’éteint, une page se tourne, page se tourne, le village perd
    a perdu un grand, a perdu une grande, un pilier, pilier du village, une mémoire du village
    mémoire du village, on n’oubliera pas, n’oubliera jamais, on ne l’oubliera jamais
    je n’oublierai jamais, je n’oublierai pas, n’oublierons jamais, nous n’oublierons jamais
    on t’oubliera jamais, jamais on ne t’oubliera, jamais t’oublier, dans nos cœurs
    dans nos coeurs, dans nos mémoires, dans mon cœur, à jamais dans, pour toujours dans
    restera dans, resteras dans, restera gravé, tu nous manques, il me manque, tu me manques
    tu vas me manquer, va beaucoup nous manquer, va me manquer, va manquer, manquera
    manquera à tous, manquera beaucoup, un vide, un grand vide, laisse un vide
    laisse un grand vide, quel vide, si gentil, si gentille, toujours souriant, toujours souriante
    toujours le sourire, un cœur d’or, coeur en or, cœur en or, le cœur sur la main
    coeur sur la main, la main sur le coeur, d’une grande gentillesse, d’une gentillesse rare
    gentillesse, brave homme, brave femme, un brave, bon repos, repos éternel
    qu’elle repose en paix, qu’il repose en paix, en paix, repose, qu’il reste en paix
    dieu ait son âme, que dieu, paix à toi, allah y rahmo, rest in peace, descanse em paz
    descansa en paz, meus sentimentos, sentimentos, mis condolencias, beileid, herzliches beileid
    condolencias, condoglianze, so sorry, sorry for your loss, bon voyage là-haut, là-haut
    au ciel, étoile de plus, une étoile, rejoint les étoiles, rejoins les étoiles, veille sur eux
    veille sur les tiens, bon vent l’ami, au revoir l’ami, au revoir mon ami, adieu l’ami
    salut l’artiste, adieu l’artiste, je suis de tout cœur, nous sommes de tout coeur
    de tout coeur avec, être là mais, serai pas là mais, ne serai pas là mais, de tout coeur
    toute mon amitié, toute notre amitié, amitié, toute mon affection, mes amitiés
    affectueusement, affectueuse pensée, pensées affectueuses, pensées émues, tendres pensées
    douces pensées, sincère pensée, pensons à, on pense fort à vous, on pense fort, je pense fort
    pense très fort, bien à vous dans, courage à ses proches, courage à tous ses proches
    courage à ses enfants, beaucoup de courage, plein de courage, bon courage à toute la famille
    bon courage à la famille, courage à sa famille, soutien à, sincère soutien
    soutien aux proches, soutien total, le cœur lourd, cœur lourd, cœur serré, la vie est injuste
    c’est trop injuste, la vie est cruelle, que c’est triste, comme c’est triste
    c’est tellement triste, c’est triste, quelle injustice, si jeune, trop jeune
    parti bien trop tôt, partie bien trop tôt, bien trop tôt, mince alors, oh mince, oh mon dieu
    mon dieu, oh quelle`)
