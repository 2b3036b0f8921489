/** Handlers are named in Trigger_Handler__mdt. */
trigger PlanTargetTrigger on Plan_Target__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Plan_Target__c.SObjectType);
}
