//! The grids the portal ships: the one of the founding programme and the European Union's form for
//! full applications. Both are starting points that a call may change.

use super::{Criterion, Grid, GridSection, ReasonRule};
use crate::domain::text::Texts;

impl Grid {
    /// The five criteria of the community micro-projects, scored from 0 to 5. One section, because
    /// the founding programme sets no floors; the pass mark is 60 (domain rule 13).
    pub fn community_default() -> Self {
        let criterion = |code: &str, title: Texts, weight: i64, question: Texts| Criterion {
            code: code.to_owned(),
            title,
            question,
            weight,
            scale_min: 0,
            scale_max: 5,
            floor: None,
            not_applicable_allowed: false,
            low: Texts::new("absent", "absent", "ausente"),
            high: Texts::new("excellent", "excellent", "excelente"),
        };
        Grid {
            pass_mark: 6_000,
            reasons: ReasonRule::AtOrBelow(2),
            sections: vec![GridSection {
                code: "project".to_owned(),
                title: Texts::new("Le projet", "The project", "O projeto"),
                floor_bp: None,
                criteria: vec![
                    criterion(
                        "relevance",
                        Texts::new("Pertinence", "Relevance", "Pertinência"),
                        25,
                        Texts::new(
                            "Le besoin est-il établi avec la communauté ?",
                            "Was the need established with the community?",
                            "A necessidade foi identificada com a comunidade?",
                        ),
                    ),
                    criterion(
                        "feasibility",
                        Texts::new("Faisabilité", "Feasibility", "Viabilidade"),
                        20,
                        Texts::new(
                            "Le calendrier et l’équipe sont-ils réalistes ?",
                            "Are the timetable and the team realistic?",
                            "O calendário e a equipa são realistas?",
                        ),
                    ),
                    criterion(
                        "participation",
                        Texts::new("Participation et genre", "Participation and gender", "Participação e género"),
                        15,
                        Texts::new(
                            "Les femmes et les personnes de retour décident-elles ?",
                            "Do women and returnees take part in the decisions?",
                            "As mulheres e as pessoas retornadas participam nas decisões?",
                        ),
                    ),
                    criterion(
                        "budget",
                        Texts::new("Budget", "Budget", "Orçamento"),
                        20,
                        Texts::new(
                            "Les coûts sont-ils justifiés et sous le plafond ?",
                            "Are the costs justified and under the ceiling?",
                            "Os custos são justificados e estão abaixo do limite?",
                        ),
                    ),
                    criterion(
                        "sustainability",
                        Texts::new("Durabilité", "Sustainability", "Sustentabilidade"),
                        20,
                        Texts::new(
                            "Qui entretient l’ouvrage après le projet ?",
                            "Who maintains the works after the project?",
                            "Quem faz a manutenção da obra depois do projeto?",
                        ),
                    ),
                ],
            }],
        }
    }

    /// The European Union's grid for full applications, as its practical guide (PRAG) has had it
    /// since 2018: capacity 20, relevance 20, design 15, implementation 15, sustainability 15,
    /// budget 15; scores from 1 to 5; a capacity under 12 of 20, or a single capacity score of 1,
    /// rejects. The questions are our own words. The figures were not read in the guide itself, so
    /// a call that uses this grid confirms them first.
    pub fn eu_full() -> Self {
        Grid {
            pass_mark: 6_000,
            reasons: ReasonRule::Always,
            sections: EU_SECTIONS
                .iter()
                .map(|(code, title, floor_bp, criteria)| GridSection {
                    code: (*code).to_owned(),
                    title: texts(title),
                    floor_bp: *floor_bp,
                    criteria: criteria
                        .iter()
                        .map(|(criterion, weight, floor, name, question)| Criterion {
                            code: format!("{code}-{criterion}"),
                            title: texts(name),
                            question: texts(question),
                            weight: *weight,
                            scale_min: 1,
                            scale_max: 5,
                            floor: *floor,
                            not_applicable_allowed: false,
                            low: Texts::new("très insuffisant", "very poor", "muito insuficiente"),
                            high: Texts::new("très bon", "very good", "muito bom"),
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}

fn texts([fr, en, pt]: &[&str; 3]) -> Texts {
    Texts::new(*fr, *en, *pt)
}

/// Code within the section, weight, floor, name, question.
type EuCriterion = (&'static str, i64, Option<i64>, [&'static str; 3], [&'static str; 3]);
/// Code, title, floor in basis points, criteria.
type EuSection = (&'static str, [&'static str; 3], Option<i64>, &'static [EuCriterion]);

const EU_SECTIONS: &[EuSection] = &[
    (
        "capacity",
        [
            "Capacité financière et opérationnelle",
            "Financial and operational capacity",
            "Capacidade financeira e operacional",
        ],
        Some(6_000),
        &[
            (
                "management",
                5,
                Some(2),
                ["Gestion de projets", "Project management", "Gestão de projetos"],
                [
                    "L’organisation a-t-elle assez d’expérience dans la conduite de projets ?",
                    "Has the organisation enough experience in running projects?",
                    "A organização tem experiência suficiente na gestão de projetos?",
                ],
            ),
            (
                "expertise",
                5,
                Some(2),
                ["Compétence technique", "Technical expertise", "Competência técnica"],
                [
                    "Connaît-elle assez bien le domaine traité ?",
                    "Does it know the subject well enough?",
                    "Conhece suficientemente bem o domínio em causa?",
                ],
            ),
            (
                "means",
                5,
                Some(2),
                ["Moyens de gestion", "Means of management", "Meios de gestão"],
                [
                    "Le personnel, l’équipement et la tenue des comptes suffisent-ils ?",
                    "Are staff, equipment and book-keeping sufficient?",
                    "O pessoal, o equipamento e a contabilidade são suficientes?",
                ],
            ),
            (
                "funding",
                5,
                Some(2),
                ["Ressources", "Sources of finance", "Fontes de financiamento"],
                [
                    "Ses ressources sont-elles stables et suffisantes ?",
                    "Are its sources of finance stable and sufficient?",
                    "As suas fontes de financiamento são estáveis e suficientes?",
                ],
            ),
        ],
    ),
    (
        "relevance",
        ["Pertinence", "Relevance", "Pertinência"],
        None,
        &[
            (
                "call",
                5,
                None,
                ["Objectifs de l’appel", "Objectives of the call", "Objetivos da chamada"],
                [
                    "L’action répond-elle aux objectifs et aux priorités de l’appel ?",
                    "Does the action answer the objectives and priorities of the call?",
                    "A ação responde aos objetivos e prioridades da chamada?",
                ],
            ),
            (
                "needs",
                5,
                None,
                ["Besoins du territoire", "Needs of the area", "Necessidades do território"],
                [
                    "Répond-elle aux besoins et aux contraintes du pays ou de la région ?",
                    "Does it answer the needs and constraints of the country or region?",
                    "Responde às necessidades e limitações do país ou da região?",
                ],
            ),
            (
                "people",
                5,
                None,
                ["Personnes concernées", "People concerned", "Pessoas abrangidas"],
                [
                    "Les personnes concernées sont-elles bien définies et leurs besoins bien compris ?",
                    "Are the people concerned well defined and their needs well understood?",
                    "As pessoas abrangidas estão bem definidas e as suas necessidades bem compreendidas?",
                ],
            ),
            (
                "added",
                5,
                None,
                ["Valeur ajoutée", "Added value", "Valor acrescentado"],
                [
                    "Qu’apporte-t-elle de plus : environnement, égalité, handicap, innovation ?",
                    "What more does it bring: environment, equality, disability, innovation?",
                    "O que traz a mais: ambiente, igualdade, deficiência, inovação?",
                ],
            ),
        ],
    ),
    (
        "design",
        ["Conception de l’action", "Design of the action", "Conceção da ação"],
        None,
        &[
            (
                "coherence",
                5,
                None,
                ["Cohérence", "Coherence", "Coerência"],
                [
                    "Les activités mènent-elles logiquement aux résultats attendus ?",
                    "Do the activities lead logically to the expected results?",
                    "As atividades conduzem logicamente aos resultados esperados?",
                ],
            ),
            (
                "analysis",
                5,
                None,
                ["Analyse", "Analysis", "Análise"],
                [
                    "Les problèmes, les acteurs et les risques sont-ils sérieusement analysés ?",
                    "Are problems, actors and risks seriously analysed?",
                    "Os problemas, os intervenientes e os riscos são analisados com rigor?",
                ],
            ),
            (
                "indicators",
                5,
                None,
                ["Indicateurs", "Indicators", "Indicadores"],
                [
                    "Les indicateurs ont-ils une valeur de départ, une cible et une source ?",
                    "Do the indicators have a baseline, a target and a source?",
                    "Os indicadores têm um valor de partida, uma meta e uma fonte?",
                ],
            ),
        ],
    ),
    (
        "implementation",
        ["Mise en œuvre", "Implementation", "Execução"],
        None,
        &[
            (
                "plan",
                5,
                None,
                ["Plan d’action", "Action plan", "Plano de ação"],
                [
                    "Le plan d’action est-il clair et son calendrier réaliste ?",
                    "Is the action plan clear and its timetable realistic?",
                    "O plano de ação é claro e o calendário realista?",
                ],
            ),
            (
                "monitoring",
                5,
                None,
                ["Suivi", "Monitoring", "Acompanhamento"],
                [
                    "Le suivi et l’évaluation sont-ils prévus et efficaces ?",
                    "Are monitoring and evaluation planned and effective?",
                    "O acompanhamento e a avaliação estão previstos e são eficazes?",
                ],
            ),
            (
                "partners",
                5,
                None,
                ["Participation des partenaires", "Involvement of partners", "Participação dos parceiros"],
                [
                    "Les partenaires prennent-ils une part suffisante à l’action ?",
                    "Do the partners take a sufficient part in the action?",
                    "Os parceiros têm uma participação suficiente na ação?",
                ],
            ),
        ],
    ),
    (
        "sustainability",
        ["Durabilité", "Sustainability", "Sustentabilidade"],
        None,
        &[
            (
                "impact",
                5,
                None,
                ["Effet", "Impact", "Impacto"],
                [
                    "L’action change-t-elle de façon visible la vie des personnes concernées ?",
                    "Does the action visibly change the lives of the people concerned?",
                    "A ação muda de forma visível a vida das pessoas abrangidas?",
                ],
            ),
            (
                "spread",
                5,
                None,
                ["Diffusion", "Multiplication", "Efeito multiplicador"],
                [
                    "Peut-elle être reprise, étendue ou servir d’exemple ?",
                    "Can it be repeated, extended, or serve as an example?",
                    "Pode ser repetida, alargada ou servir de exemplo?",
                ],
            ),
            (
                "after",
                5,
                None,
                ["Après l’action", "After the action", "Depois da ação"],
                [
                    "Les résultats dureront-ils : finances, institutions, environnement ?",
                    "Will the results last: finances, institutions, environment?",
                    "Os resultados serão duradouros: finanças, instituições, ambiente?",
                ],
            ),
        ],
    ),
    (
        "budget",
        ["Budget et rapport coût-efficacité", "Budget and cost-effectiveness", "Orçamento e relação custo-eficácia"],
        None,
        &[
            (
                "activities",
                5,
                None,
                ["Lien avec les activités", "Link with the activities", "Ligação às atividades"],
                [
                    "Le budget reflète-t-il bien les activités ?",
                    "Does the budget reflect the activities well?",
                    "O orçamento reflete bem as atividades?",
                ],
            ),
            (
                "ratio",
                10,
                None,
                ["Coût et résultats", "Cost and results", "Custo e resultados"],
                [
                    "Le coût est-il raisonnable au regard des résultats attendus ?",
                    "Is the cost reasonable for the results expected?",
                    "O custo é razoável face aos resultados esperados?",
                ],
            ),
        ],
    ),
];
