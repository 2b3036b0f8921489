/** Handlers are named in Trigger_Handler__mdt. */
trigger RosterDecisionTrigger on Roster_Decision__c(before insert, before update) {
    TriggerDispatcher.run(Roster_Decision__c.SObjectType);
}
