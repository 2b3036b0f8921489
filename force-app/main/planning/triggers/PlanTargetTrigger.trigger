/** Handlers are named in Trigger_Handler__mdt. */
trigger PlanTargetTrigger on Plan_Target__c(before insert, before update) {
    TriggerDispatcher.run(Plan_Target__c.SObjectType);
}
