/** Handlers are named in Trigger_Handler__mdt. */
trigger ScoringCriterionTrigger on Scoring_Criterion__c(before insert, before update, before delete) {
    TriggerDispatcher.run(Scoring_Criterion__c.SObjectType);
}
