/** Handlers are named in Trigger_Handler__mdt. */
trigger PlanObjectiveTrigger on Plan_Objective__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Plan_Objective__c.SObjectType);
}
