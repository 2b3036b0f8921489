/** Handlers are named in Trigger_Handler__mdt. */
trigger ScoringModelTrigger on Scoring_Model__c(before insert, before update, before delete) {
    TriggerDispatcher.run(Scoring_Model__c.SObjectType);
}
